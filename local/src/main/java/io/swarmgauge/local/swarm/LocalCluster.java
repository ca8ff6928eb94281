package io.swarmgauge.local.swarm;

import java.time.Duration;

/**
 * Where the parts of a local run meet, and the pace they keep.
 *
 * @param bootstrapServers the broker
 * @param registryUrl the registry's Confluent API
 * @param pace how long windows and intervals are
 */
public record LocalCluster(String bootstrapServers, String registryUrl, Pace pace) {

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
