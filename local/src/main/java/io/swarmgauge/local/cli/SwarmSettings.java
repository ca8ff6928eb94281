package io.swarmgauge.local.cli;

import io.swarmgauge.access.KafkaAccess;
import io.swarmgauge.local.swarm.LocalCluster;
import io.swarmgauge.local.swarm.LocalCluster.Pace;
import io.swarmgauge.settings.Addresses;
import io.swarmgauge.settings.Settings;
import io.swarmgauge.settings.SettingsFile;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code swarmgauge swarm} is told.
 *
 * @param cluster where the agents send to, and as whom
 * @param plannerProperties Kafka settings of the principal that publishes the plan
 * @param data where keys, feeds and agents' files are kept
 * @param chunksPerSecond what each leecher asks for
 * @param metricsListen where figures and health are served; empty for nowhere
 */
record SwarmSettings(
        LocalCluster cluster,
        Map<String, String> plannerProperties,
        Path data,
        SwarmKind kind,
        int chunksPerSecond,
        Optional<InetSocketAddress> metricsListen) {

    private static final int MOST_CHUNKS_PER_SECOND = 10_000;
    private static final int DEFAULT_CHUNKS_PER_SECOND = 10;

    /**
     * Reads the file.
     *
     * @throws io.swarmgauge.settings.InvalidSettingsException with everything that is wrong with it
     */
    static SwarmSettings read(Path file) {
        return SettingsFile.read(file, SwarmSettings::from);
    }

    private static SwarmSettings from(Settings file) {
        KafkaAccess kafka = KafkaAccess.from(file.section("kafka"));
        Settings planner = file.section("planner");
        Settings swarm = file.section("swarm");
        return new SwarmSettings(
                new LocalCluster(
                        kafka.bootstrapServers(),
                        kafka.properties(),
                        file.section("registry").text("url"),
                        Pace.quick()),
                planner.has("properties") ? planner.properties("properties") : kafka.properties(),
                Path.of(swarm.text("data")),
                swarm.choice("kind", SwarmKind.class, SwarmKind.HYPERCORE),
                swarm.whole("chunks-per-second", 1, MOST_CHUNKS_PER_SECOND, DEFAULT_CHUNKS_PER_SECOND),
                listen(file.section("metrics")));
    }

    private static Optional<InetSocketAddress> listen(Settings metrics) {
        return metrics.reading("listen", "an address such as 127.0.0.1:9404", text -> Optional.of(text)
                .filter(Addresses::isOne)
                .map(Addresses::parse));
    }
}
