package io.swarmgauge.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.serdes.RegistrySettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaintextTest {

    private static final RegistrySettings SAFE = new RegistrySettings("https://registry", false);

    @ParameterizedTest
    @CsvSource({
        "'broker:9092', PLAINTEXT, 1",
        "'broker:9092', sasl_plaintext, 1",
        "'broker:9092', SASL_SSL, 0",
        "'broker:9092', SSL, 0",
        "'localhost:9092, 127.0.0.1:9093', PLAINTEXT, 0",
        "'[::1]:9092', PLAINTEXT, 0",
        "'localhost:9092,broker:9092', PLAINTEXT, 1",
        "'localhost.example.org:9092', PLAINTEXT, 1"
    })
    void brokersBeyondThisMachineAreWarnedOfUnlessTheyAreReachedByTls(String servers, String protocol, int warnings) {
        assertThat(Plaintext.warnings(new KafkaAccess(servers, Map.of("security.protocol", protocol)), SAFE))
                .hasSize(warnings);
    }

    @Test
    void noProtocolIsPlaintext() {
        assertThat(Plaintext.warnings(KafkaAccess.plain("broker:9092"), SAFE))
                .singleElement()
                .asString()
                .startsWith("kafka.bootstrap-servers: broker:9092 is reached without TLS");
    }

    @ParameterizedTest
    @CsvSource({
        "http://registry:8081, 1",
        "http://user:pw@registry:8081/apis, 1",
        "https://registry:8081, 0",
        "http://localhost:8081, 0",
        "http://127.0.0.1:8081/apis, 0",
        "http://[::1]:8081, 0",
        "mock://x, 0"
    })
    void aRegistryBeyondThisMachineIsWarnedOfUnlessItIsReachedByTls(String url, int warnings) {
        assertThat(Plaintext.warnings(KafkaAccess.plain("localhost:9092"), new RegistrySettings(url, false)))
                .hasSize(warnings)
                .noneMatch(warning -> warning.toString().contains("pw"));
    }

    @Test
    void nothingThatMayBeASecretIsShown() {
        KafkaAccess kafka =
                new KafkaAccess("broker:9093", Map.of("security.protocol", "SSL", "sasl.jaas.config", "s3cret"));
        RegistrySettings registry =
                new RegistrySettings("https://me:s3cret@registry", false, Map.of("basic.auth.user.info", "me:s3cret"));

        assertThat(kafka + " " + registry)
                .contains("broker:9093", "SSL", "sasl.jaas.config", "https://registry", "basic.auth.user.info")
                .doesNotContain("s3cret");
    }
}
