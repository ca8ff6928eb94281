package io.swarmgauge.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmgauge.settings.InvalidSettingsException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwarmSettingsTest {

    private static final String LEAST = """
            kafka:
              bootstrap-servers: broker-1:9092,broker-2:9092
              properties: { security.protocol: SSL }
            registry: { url: "http://registry:8080" }
            swarm: { data: /var/lib/swarm }
            """;

    @TempDir
    private Path directory;

    @Test
    void nodesAreRealAndThePlanIsPublishedAsTheNodesUnlessTheFileSaysOtherwise() throws IOException {
        SwarmSettings settings = read(LEAST);

        assertThat(settings.kind()).isEqualTo(SwarmKind.HYPERCORE);
        assertThat(settings.cluster().kafkaProperties()).isEqualTo(Map.of("security.protocol", "SSL"));
        assertThat(settings.plannerProperties()).isEqualTo(settings.cluster().kafkaProperties());
        assertThat(settings.metricsListen()).isEmpty();
    }

    @Test
    void thePlanCanBePublishedAsSomebodyElse() throws IOException {
        SwarmSettings settings = read(LEAST + """
                planner:
                  properties: { ssl.keystore.location: /planner/keystore.pem }
                metrics: { listen: "0.0.0.0:9404" }
                """);

        assertThat(settings.plannerProperties()).isEqualTo(Map.of("ssl.keystore.location", "/planner/keystore.pem"));
        assertThat(settings.cluster().kafkaProperties()).doesNotContainKey("ssl.keystore.location");
        assertThat(settings.metricsListen()).contains(new InetSocketAddress("0.0.0.0", 9404));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> read("""
                kafka: { bootstrap-servers: "broker:9092" }
                swarm: { data: d, kind: imagined, chunks-per-second: 0 }
                metrics: { listen: "0.0.0.0:70000" }
                """))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("registry.url: is missing")
                .hasMessageContaining("swarm.kind: must be one of hypercore, simulated, is 'imagined'")
                .hasMessageContaining("swarm.chunks-per-second: must be")
                .hasMessageContaining("metrics.listen: must be an address such as 127.0.0.1:9404");
    }

    private SwarmSettings read(String yaml) throws IOException {
        return SwarmSettings.read(Files.writeString(directory.resolve("swarm.yaml"), yaml));
    }
}
