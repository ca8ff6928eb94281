package io.swarmgauge.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmgauge.console.views.HistoryDepth;
import io.swarmgauge.settings.InvalidSettingsException;
import io.swarmgauge.settings.SettingsFile;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConsoleSettingsTest {

    @Test
    void readsAllThatCanBeSet() {
        ConsoleSettings settings = read("""
                kafka:
                  bootstrap-servers: broker-1:9092,broker-2:9092
                  properties: { security.protocol: SSL }
                registry: { url: "http://registry:8081" }
                listen: 0.0.0.0:9000
                history: { windows: 10, attestations: 5, compliance: 4, host-metrics: 3 }
                token: 0123456789abcdef
                retention: 7d
                """);

        assertThat(settings.kafka().bootstrapServers()).isEqualTo("broker-1:9092,broker-2:9092");
        assertThat(settings.kafka().properties()).containsEntry("security.protocol", "SSL");
        assertThat(settings.registry().url()).isEqualTo("http://registry:8081");
        assertThat(settings.listen().getPort()).isEqualTo(9000);
        assertThat(settings.isOpenToOthers()).as("there is a token").isFalse();
        assertThat(settings.history()).isEqualTo(new HistoryDepth(10, 5, 4, 3));
        assertThat(settings.retention()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void theTokenIsNeverShown() {
        ConsoleSettings settings = read("""
                kafka: { bootstrap-servers: "broker:9092" }
                registry: { url: "http://registry:8081" }
                token: 0123456789abcdef
                """);

        assertThat(settings.token()).hasValueSatisfying(token -> assertThat(token.isProvenBy("Bearer 0123456789abcdef"))
                .isTrue());
        assertThat(settings.toString()).doesNotContain("0123456789abcdef");
        assertThatThrownBy(() -> read("token: short"))
                .hasMessageContainingAll("token", "16 to 512")
                .hasMessageNotContaining("short");
    }

    @Test
    void listensOnThisMachineOnlyUnlessTold() {
        ConsoleSettings settings = read("""
                kafka: { bootstrap-servers: "broker:9092" }
                registry: { url: "http://registry:8081" }
                """);

        assertThat(settings.listen().getHostString()).isEqualTo("127.0.0.1");
        assertThat(settings.listen().getPort()).isEqualTo(8080);
        assertThat(settings.retention()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.isOpenToOthers()).isFalse();
        assertThat(settings.withListen(new InetSocketAddress("0.0.0.0", 8080)).isOpenToOthers())
                .isTrue();
        assertThat(settings.history()).isEqualTo(HistoryDepth.DEFAULT);
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        assertThatThrownBy(() -> read("""
                kafka: { bootstrap-servers: nowhere }
                listen: somewhere
                history: { windows: 0 }
                port: 8080
                """))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContainingAll(
                        "kafka.bootstrap-servers", "registry.url", "listen", "history.windows", "port");
    }

    private static ConsoleSettings read(String yaml) {
        return SettingsFile.parse("console.yaml", yaml, ConsoleSettings::of);
    }
}
