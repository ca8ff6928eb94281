package io.swarmgauge.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.console.AccessToken;
import io.swarmgauge.settings.Addresses;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {

    private static final Optional<AccessToken> NO_TOKEN = Optional.empty();

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "LOCALHOST", "127.0.0.1:1", "[::1]:8080", "[::1]", "127.0.0.5:8080"})
    void thisMachinesNamesAreKnown(String host) {
        HostNames names =
                HostNames.guarding(Addresses.parse("127.0.0.5:8080"), NO_TOKEN).orElseThrow();

        assertThat(names.isKnown(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example.org:8080", "localhost.evil.example.org", "127.0.0.1.evil.example.org", ""})
    void othersAreNot(String host) {
        HostNames names =
                HostNames.guarding(Addresses.parse("127.0.0.1:8080"), NO_TOKEN).orElseThrow();

        assertThat(names.isKnown(host)).isFalse();
    }

    @Test
    void whereOthersMayAskTheirNamesForItAreNotKnown() {
        assertThat(HostNames.guarding(Addresses.parse("0.0.0.0:8080"), NO_TOKEN))
                .isEmpty();
        assertThat(HostNames.guarding(Addresses.parse("127.0.0.1:8080"), AccessToken.parse("0123456789abcdef")))
                .as("behind a proxy that asks for the token")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/setups", "/", "/metrics"})
    void aPageWhoseNameLeadsHereReadsNothing(String path) throws IOException {
        try (ApiClient client = new ApiClient(SampleSwarm.full(), new ScriptedFreshness())) {
            assertThat(answer(client, path, "evil.example.org"))
                    .startsWith("HTTP/1.1 421")
                    .contains("urn:swarmgauge:problem:wrong-host", "asked under another name");
            assertThat(answer(client, path, "localhost:1")).startsWith("HTTP/1.1 200");
        }
    }

    private static String answer(ApiClient client, String path, String host) {
        return client.raw("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host));
    }
}
