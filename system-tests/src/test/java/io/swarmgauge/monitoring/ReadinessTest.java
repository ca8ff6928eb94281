package io.swarmgauge.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What {@code /health} of the three parts says while the broker is away, and after. */
class ReadinessTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final MonitoredSwarm swarm = MonitoredSwarm.shared();

    @Test
    void withoutABrokerNoPartIsReadyEachSaysWhyAndAllRecover() {
        awaitReady();
        swarm.pipeline().stopBroker();
        try {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertDown(swarm.streamsPort(), "no broker has answered for");
                assertDown(swarm.agentsPort(), "Kafka has acknowledged nothing for");
                assertDown(swarm.consolePort(), "cannot read on, tries again:");
            });
            assertThat(swarm.get(swarm.streamsPort(), "/metrics").body()).contains("swarmgauge_streams_ready 0.0");
            assertThat(swarm.get(swarm.consolePort(), "/metrics").body()).contains("swarmgauge_console_ready 0.0");
            assertThat(swarm.get(swarm.agentsPort(), "/metrics").body())
                    .containsPattern("swarmgauge_agent_ready\\{node=\"[0-9a-f]{8}\"} 0.0");
            for (int port : new int[] {swarm.streamsPort(), swarm.agentsPort(), swarm.consolePort()}) {
                assertThat(swarm.get(port, "/health/live").body()).isEqualTo("UP\n");
            }
        } finally {
            swarm.pipeline().startBroker();
        }
        awaitReady();
    }

    private void awaitReady() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (int port : new int[] {swarm.streamsPort(), swarm.agentsPort(), swarm.consolePort()}) {
                assertThat(swarm.get(port, "/health/ready").body()).isEqualTo("UP\n");
            }
        });
    }

    private void assertDown(int port, String why) {
        HttpResponse<String> answer = swarm.get(port, "/health/ready");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).startsWith("DOWN\n").contains(why);
    }
}
