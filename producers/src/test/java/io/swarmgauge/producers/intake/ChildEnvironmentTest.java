package io.swarmgauge.producers.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ChildEnvironmentTest {

    @Test
    void theNodeGetsNoneOfTheAgentsSecrets() {
        Map<String, String> agents =
                Map.of("PATH", "/bin", "LC_ALL", "C", "KAFKA_PASSWORD", "secret", "NODE_AUTH_TOKEN", "secret");

        assertThat(ChildEnvironment.of(agents, Map.of("NODE_ENV", "production")))
                .isEqualTo(Map.of("PATH", "/bin", "LC_ALL", "C", "NODE_ENV", "production"));
    }

    @Test
    void whatTheConfigSaysWins() {
        assertThat(ChildEnvironment.of(Map.of("PATH", "/bin"), Map.of("PATH", "/opt/node/bin")))
                .isEqualTo(Map.of("PATH", "/opt/node/bin"));
    }
}
