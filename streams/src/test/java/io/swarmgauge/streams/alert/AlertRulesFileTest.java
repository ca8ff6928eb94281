package io.swarmgauge.streams.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swarmgauge.schema.plan.Aggregate;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.Comparison;
import io.swarmgauge.schema.plan.Severity;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.settings.InvalidSettingsException;
import io.swarmgauge.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertRulesFileTest {

    @TempDir
    Path directory;

    @Test
    void the_standard_rules_are_valid_and_look_at_everything_that_goes_wrong_first() {
        assertThat(AlertRulesFile.standard())
                .extracting(AlertRule::getName)
                .containsExactly(
                        "latency-high",
                        "success-low",
                        "over-reported",
                        "contradictory",
                        "cpu-saturated",
                        "memory-low",
                        "disk-nearly-full",
                        "net-errors");
    }

    @Test
    void every_field_finds_its_place() throws IOException {
        Path file = Files.writeString(directory.resolve("rules.yaml"), """
                rules:
                  - name: slow
                    signal: latency-ms
                    setup: setup-1
                    node: %s
                    region: europe
                    aggregate: max
                    over: 2m
                    comparison: above
                    threshold: 500
                    clear: 400.5
                    for: 30s
                    severity: critical
                    summary: Slow
                    enabled: false
                """.formatted(Given.HOSTER));

        AlertRule expected = AlertRule.newBuilder()
                .setName("slow")
                .setSignal(Signal.LATENCY_MS)
                .setSetupId("setup-1")
                .setNodeId(Given.HOSTER)
                .setRegion("europe")
                .setAggregate(Aggregate.MAX)
                .setOverMs(120_000)
                .setComparison(Comparison.ABOVE)
                .setThreshold(500.0)
                .setClearThreshold(400.5)
                .setForMs(30_000)
                .setSeverity(Severity.CRITICAL)
                .setSummary("Slow")
                .setEnabled(false)
                .build();
        assertThat(AlertRulesFile.read(file)).containsExactly(expected);
    }

    @Test
    void what_is_left_out_has_a_default() {
        AlertRule rule = AlertRulesFile.parse("rules.yaml", """
                        rules:
                          - {name: busy, signal: cpu-ratio, comparison: above, threshold: 0.9, summary: Busy}
                        """).get(0);

        assertThat(rule.getAggregate()).isEqualTo(Aggregate.AVERAGE);
        assertThat(rule.getOverMs()).isEqualTo(300_000);
        assertThat(rule.getForMs()).isZero();
        assertThat(rule.getSeverity()).isEqualTo(Severity.WARNING);
        assertThat(rule.getClearThreshold()).isNull();
        assertThat(rule.getEnabled()).isTrue();
    }

    @Test
    void everything_wrong_is_said_at_once_with_file_field_and_remedy() {
        assertThat(problems("""
                rules:
                  - name: one
                    signal: loudness
                    comparison: above
                    threshold: 1
                    summary: One
                  - name: two
                    signal: latency-ms
                    comparison: above
                    threshold: high
                    summary: Two
                  - name: two
                    signal: verdict
                    region: europe
                    comparison: above
                    threshold: 1
                    verdict: wrong
                    summary: Two again
                    colour: red
                  - name: four
                    signal: memory-free-ratio
                    setup: setup-1
                    comparison: below
                    threshold: 0.1
                    clear: 0.05
                    summary: Four
                  - signal: cpu-ratio
                    node: somebody
                    comparison: above
                    over: 10d
                    summary: Five
                """))
                .extracting(Problem::field)
                .containsExactlyInAnyOrder(
                        "rules[0].signal",
                        "rules[1].threshold",
                        "rules[2].comparison",
                        "rules[2].verdict",
                        "rules[2].threshold",
                        "rules[2].region",
                        "rules[2].name",
                        "rules[2].colour",
                        "rules[3].setup",
                        "rules[3].clear",
                        "rules[4].name",
                        "rules[4].node",
                        "rules[4].over",
                        "rules[4].threshold");
    }

    @Test
    void a_problem_reads_as_one_line() {
        assertThat(problems("""
                rules:
                  - {name: low, signal: success-ratio, comparison: below, threshold: 0.9, clear: 0.8, summary: Low}
                """))
                .extracting(Problem::toString)
                .containsExactly(
                        "rules.yaml: rules[0].clear: lies on the breach's side of the threshold. An alert clears"
                                + " at a figure that is better than the threshold, or at the threshold itself.");
    }

    private static List<Problem> problems(String yaml) {
        var refusal =
                catchThrowableOfType(InvalidSettingsException.class, () -> AlertRulesFile.parse("rules.yaml", yaml));
        return refusal.problems();
    }
}
