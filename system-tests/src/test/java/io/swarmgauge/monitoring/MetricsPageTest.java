package io.swarmgauge.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The page and a real run say the same. */
class MetricsPageTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final MonitoredSwarm swarm = MonitoredSwarm.shared();

    @Test
    void everyMetricOfARunIsOnThePageWithItsTypeAndLabelsAndEveryOneOfThePageIsInTheRun() {
        Map<String, Family> page = MetricsPage.metrics();
        assertThat(page).isNotEmpty();

        await().atMost(PATIENCE).untilAsserted(() -> {
            Map<String, Family> exposed = exposed();
            assertThat(ownOf(exposed)).containsExactlyEntriesOf(ownOf(page));
            assertThat(exposed.keySet()).containsAll(page.keySet());
        });
    }

    private Map<String, Family> exposed() {
        Map<String, Family> all = new TreeMap<>();
        swarm.get(swarm.consolePort(), "/v1/hosters");
        for (int port : List.of(swarm.streamsPort(), swarm.agentsPort(), swarm.consolePort())) {
            all.putAll(Family.read(swarm.get(port, "/metrics").body()));
        }
        return all;
    }

    private static Map<String, Family> ownOf(Map<String, Family> metrics) {
        Map<String, Family> own = new TreeMap<>(metrics);
        own.keySet().removeIf(name -> !name.startsWith("swarmgauge_"));
        return own;
    }
}
