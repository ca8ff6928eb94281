package io.swarmgauge.local.swarm;

import java.time.Duration;
import java.util.Map;

/**
 * Where the parts of a local run meet, and the pace they keep.
 *
 * @param bootstrapServers the broker
 * @param kafkaProperties further settings of the agents' Kafka clients, such as those for TLS
 * @param registryUrl the registry's Confluent API
 * @param pace how long windows and intervals are
 */
public record LocalCluster(
        String bootstrapServers, Map<String, String> kafkaProperties, String registryUrl, Pace pace) {

    public LocalCluster {
        kafkaProperties = Map.copyOf(kafkaProperties);
    }

    /** A cluster that is reached without further settings. */
    public LocalCluster(String bootstrapServers, String registryUrl, Pace pace) {
        this(bootstrapServers, Map.of(), registryUrl, pace);
    }

    /**
     * Lengths of time: short enough that a newcomer sees conclusions at once.
     *
     * @param flush interval of a node's batches
     * @param window length of windows and of self-report periods
     * @param grace how long a window waits for late records
     * @param probes how often an attestor asks each hoster of each setup
     * @param probeTimeout time limit for each chunk that it asks for
     * @param surveys how often it harvests requests and checks the storage of each setup
     */
    public record Pace(
            Duration flush, Duration window, Duration grace, Duration probes, Duration probeTimeout, Duration surveys) {

        public static Pace quick() {
            return new Pace(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20));
        }
    }
}
