package io.swarmgauge.local.cli;

import io.swarmgauge.local.swarm.LocalCluster;
import io.swarmgauge.local.swarm.LocalCluster.Pace;
import io.swarmgauge.settings.Settings;
import io.swarmgauge.settings.SettingsFile;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

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
    private static final Pattern ADDRESS = Pattern.compile("[^:,\\s]+:\\d{1,5}");

    /**
     * Reads the file.
     *
     * @throws io.swarmgauge.settings.InvalidSettingsException with everything that is wrong with it
     */
    static SwarmSettings read(Path file) {
        return SettingsFile.read(file, SwarmSettings::from);
    }

    private static SwarmSettings from(Settings file) {
        Settings kafka = file.section("kafka");
        Map<String, String> nodes = kafka.properties("properties");
        Settings planner = file.section("planner");
        Settings swarm = file.section("swarm");
        return new SwarmSettings(
                new LocalCluster(
                        kafka.text("bootstrap-servers"),
                        nodes,
                        file.section("registry").text("url"),
                        Pace.quick()),
                planner.has("properties") ? planner.properties("properties") : nodes,
                Path.of(swarm.text("data")),
                swarm.choice("kind", SwarmKind.class, SwarmKind.HYPERCORE),
                swarm.whole("chunks-per-second", 1, MOST_CHUNKS_PER_SECOND, DEFAULT_CHUNKS_PER_SECOND),
                listen(file.section("metrics")));
    }

    private static Optional<InetSocketAddress> listen(Settings metrics) {
        return metrics.reading("listen", "an address such as 127.0.0.1:9404", SwarmSettings::address);
    }

    private static Optional<InetSocketAddress> address(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            return Optional.empty();
        }
        int colon = text.lastIndexOf(':');
        int port = Integer.parseInt(text.substring(colon + 1));
        return port > 0xFFFF ? Optional.empty() : Optional.of(new InetSocketAddress(text.substring(0, colon), port));
    }
}
