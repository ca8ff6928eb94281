package io.swarmgauge.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmgauge.containers.NeedsDocker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Container;

/** The configuration, the rules and the dashboard's questions, in a real Prometheus that reads a running swarm. */
@NeedsDocker
class PrometheusTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What Grafana puts in for its variable where Prometheus is read every 5 s. */
    private static final String RATE_INTERVAL = "20s";

    private static PrometheusServer prometheus;

    @BeforeAll
    static void start() {
        MonitoredSwarm swarm = MonitoredSwarm.shared();
        prometheus = PrometheusServer.start(
                Map.of("streams", swarm.streamsPort(), "console", swarm.consolePort(), "agents", swarm.agentsPort()));
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    @Test
    void allTargetsAreUp() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode targets = prometheus.get("/api/v1/targets?state=active").path("activeTargets");
            assertThat(targets).hasSize(3).allSatisfy(target -> assertThat(
                            target.path("health").asText())
                    .as(target.toString())
                    .isEqualTo("up"));
        });
    }

    @Test
    void everyRuleIsEvaluatedWithoutAnErrorAndAWellSwarmFiresNone() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<JsonNode> rules = rules();
            assertThat(rules).hasSizeGreaterThan(10).allSatisfy(rule -> {
                assertThat(rule.path("health").asText()).as(rule.toString()).isEqualTo("ok");
                assertThat(rule.path("lastError").asText()).isEmpty();
                assertThat(rule.path("annotations").path("summary").asText()).isNotBlank();
                assertThat(rule.path("annotations").path("description").asText())
                        .isNotBlank();
                assertThat(rule.path("labels").path("severity").asText()).isIn("warning", "critical");
            });
        });
        assertThat(rules())
                .filteredOn(rule -> rule.path("state").asText().equals("firing"))
                .extracting(rule -> rule.path("name").asText())
                .isEmpty();
    }

    @Test
    void everyAlertFiresWhenItShouldAndOnlyThen() {
        Container.ExecResult result = prometheus.testRules();

        assertThat(result.getExitCode())
                .as(result.getStdout() + result.getStderr())
                .isZero();
        assertThat(result.getStdout()).contains("SUCCESS");
        String tests = MetricsPage.text("deploy", "prometheus", "rules.test.yml");
        assertThat(rules()).extracting(rule -> rule.path("name").asText()).allSatisfy(name -> assertThat(tests)
                .contains("alertname=\"" + name + "\""));
    }

    @Test
    void everyQuestionOfTheDashboardCanBeAskedAndItsMetricsAreThere() {
        List<String> expressions = Dashboard.read().expressions().stream()
                .map(expression -> expression.replace("$__rate_interval", RATE_INTERVAL))
                .toList();
        assertThat(expressions).isNotEmpty().noneMatch(expression -> expression.contains("$"));
        expressions.forEach(prometheus::query);

        Set<String> named = new TreeSet<>();
        expressions.forEach(expression -> named.addAll(MetricsPage.namedIn(expression)));
        named.remove("swarmgauge_console_requests_seconds");
        named.remove("jvm_gc_pause_seconds");
        named.addAll(Set.of("swarmgauge_console_requests_seconds_count", "jvm_gc_pause_seconds_sum"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(named)
                .allSatisfy(name -> assertThat(prometheus.query(name)).as(name).isNotEmpty()));
    }

    private static List<JsonNode> rules() {
        return StreamSupport.stream(
                        prometheus.get("/api/v1/rules").path("groups").spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
                .toList();
    }
}
