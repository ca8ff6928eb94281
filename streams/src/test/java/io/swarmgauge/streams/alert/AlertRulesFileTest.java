package io.swarmgauge.streams.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.swarmgauge.schema.plan.Aggregate;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.Comparison;
import io.swarmgauge.schema.plan.ServiceTerm;
import io.swarmgauge.schema.plan.Severity;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.settings.InvalidSettingsException;
import io.swarmgauge.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
                        "outlier",
                        "cpu-saturated",
                        "memory-low",
                        "disk-nearly-full",
                        "net-errors",
                        "link-saturated",
                        "host-silent",
                        "attestations-missing",
                        "budget-burns-in-hours",
                        "budget-burns-in-a-day",
                        "budget-burns-in-days",
                        "budget-burns-in-weeks",
                        "budget-spent",
                        "pay-inverted",
                        "pool-drops",
                        "chunks-unavailable");
    }

    @Test
    void the_standard_rules_say_what_to_do() {
        assertThat(AlertRulesFile.standard())
                .allSatisfy(rule -> assertThat(rule.getAnnotations()).containsKey("next"));
    }

    @Test
    void the_standard_burn_rates_spend_the_shares_of_a_budget_of_28_days_that_are_agreed_on() {
        // Share of the budget that the longer window spends, times the period, over the window.
        Map<Long, Double> factors = AlertRulesFile.standard().stream()
                .filter(rule -> rule.getSignal() == Signal.BURN_RATE)
                .collect(Collectors.toMap(AlertRule::getBurnWindowMs, AlertRule::getThreshold));

        double hours = 28 * 24;
        assertThat(factors).hasSize(4);
        assertThat(factors.get(3_600_000L)).isCloseTo(0.02 * hours, within(0.001));
        assertThat(factors.get(6 * 3_600_000L)).isCloseTo(0.05 * hours / 6, within(0.001));
        assertThat(factors.get(24 * 3_600_000L)).isCloseTo(0.1 * hours / 24, within(0.001));
        assertThat(factors.get(72 * 3_600_000L)).isCloseTo(0.1 * hours / 72, within(0.001));
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
    void what_burn_rates_absences_and_notes_need_finds_its_place() {
        List<AlertRule> rules = AlertRulesFile.parse("rules.yaml", """
                rules:
                  - name: burns
                    signal: burn-rate
                    burn-window: 1d
                    term: chunk-availability
                    comparison: above
                    threshold: 2.8
                    summary: Burns
                    labels: {team: network}
                    annotations: {runbook: "https://example.org/{term}?by={team}", next: "Was {value}, not {threshold}"}
                  - name: silent
                    signal: absence
                    of: node.host-metrics
                    over: 2m
                    summary: Nothing from {node} on {topic}
                """);

        AlertRule burns = rules.get(0);
        assertThat(burns.getBurnWindowMs()).isEqualTo(86_400_000);
        assertThat(burns.getTerm()).isEqualTo(ServiceTerm.CHUNK_AVAILABILITY);
        assertThat(burns.getLabels()).isEqualTo(Map.of("team", "network"));
        assertThat(burns.getAnnotations()).containsOnlyKeys("runbook", "next");
        AlertRule silent = rules.get(1);
        assertThat(silent.getAbsentTopic()).isEqualTo("node.host-metrics");
        assertThat(silent.getComparison()).isEqualTo(Comparison.ABOVE);
        assertThat(silent.getOverMs()).isEqualTo(120_000);
    }

    @Test
    void what_makes_no_sense_together_is_said_with_what_to_do_instead() {
        assertThat(problems("""
                rules:
                  - {name: a, signal: burn-rate, comparison: above, threshold: 1, summary: A}
                  - {name: b, signal: burn-rate, burn-window: 2h, comparison: above, threshold: 1, summary: B}
                  - {name: c, signal: latency-ms, burn-window: 1h, of: node.transfers, term: lag, comparison: above, threshold: 1, summary: C}
                  - {name: d, signal: burn-rate, burn-window: 1h, term: speedy, comparison: above, threshold: 1, summary: D}
                  - {name: e, signal: absence, summary: E}
                  - {name: f, signal: absence, of: plan.jobs, for: 1m, comparison: below, threshold: 1, summary: F}
                  - {name: g, signal: absence, of: node.transfers, region: europe, summary: "{region}"}
                  - {name: h, signal: absence, of: node.host-metrics, setup: s, verdict: missing, summary: H}
                  - {name: i, signal: pool-providers, node: %s, comparison: below, threshold: 1, summary: "{node}"}
                  - {name: j, signal: cpu-ratio, comparison: above, threshold: 1, summary: J, labels: {severity: x, a-b: y}, annotations: {summary: x, next: "{colour}"}}
                """.formatted(Given.HOSTER)))
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "rules.yaml: rules[0].burn-window: must be the longer window of a pair. Give 1h (with 5m), 6h (with"
                                + " 30m), 1d (with 2h) or 3d (with 6h).",
                        "rules.yaml: rules[1].burn-window: must be the longer window of a pair. Give 1h (with 5m), 6h (with"
                                + " 30m), 1d (with 2h) or 3d (with 6h).",
                        "rules.yaml: rules[2].burn-window: has a meaning for the signal burn-rate only. Leave it out.",
                        "rules.yaml: rules[2].of: has no meaning for the signal latency-ms. Leave it out; it names the"
                                + " topic of an absence.",
                        "rules.yaml: rules[2].term: cannot narrow the signal latency-ms, which is about node, region,"
                                + " setup. Leave it out.",
                        "rules.yaml: rules[3].term: must be one of availability, lag, speed, chunk-availability, is"
                                + " 'speedy'. Give one of availability, lag, speed, chunk-availability.",
                        "rules.yaml: rules[4].of: must name the topic whose silence is the breach. Give one of"
                                + " node.host-metrics, node.registrations, node.transfers, node.self-reports,"
                                + " node.benchmarks, node.requests, node.storage-checks, gauge.attestations.",
                        "rules.yaml: rules[5].of: must name the topic whose silence is the breach. Give one of"
                                + " node.host-metrics, node.registrations, node.transfers, node.self-reports,"
                                + " node.benchmarks, node.requests, node.storage-checks, gauge.attestations.",
                        "rules.yaml: rules[5].for: has no meaning for the signal absence. Leave it out; 'over' says how"
                                + " long the silence may be.",
                        "rules.yaml: rules[5].comparison: has no meaning for the signal absence. Leave it out; a silence"
                                + " longer than 'over' is the breach.",
                        "rules.yaml: rules[5].threshold: has no meaning for the signal absence. Leave it out; 'over' says"
                                + " how long the silence may be.",
                        "rules.yaml: rules[6].region: cannot narrow the signal absence, which is about setup, topic. Leave"
                                + " it out.",
                        "rules.yaml: rules[6].summary: has {region}, which such an alert does not have. Known here:"
                                + " {setup}, {threshold}, {topic}, {value}.",
                        "rules.yaml: rules[7].setup: cannot narrow the signal absence, which is about node, region, topic."
                                + " Leave it out.",
                        "rules.yaml: rules[7].verdict: has no meaning for the signal absence. Leave it out.",
                        "rules.yaml: rules[8].node: cannot narrow the signal pool-providers, which is about region. Leave"
                                + " it out.",
                        "rules.yaml: rules[8].summary: has {node}, which such an alert does not have. Known here: {region},"
                                + " {threshold}, {value}.",
                        "rules.yaml: rules[9].labels.severity: is a label that Swarmgauge sets itself. Give it another"
                                + " name.",
                        "rules.yaml: rules[9].labels.a-b: is not a name that alerting systems take. Use letters, digits"
                                + " and underscores, and no digit first.",
                        "rules.yaml: rules[9].annotations.summary: is the rule's own field. Write it as 'summary' of the"
                                + " rule, or give it another name.",
                        "rules.yaml: rules[9].annotations.next: has {colour}, which such an alert does not have. Known"
                                + " here: {a-b}, {node}, {region}, {severity}, {threshold}, {value}.");
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
