package io.swarmgauge.streams.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.ServiceTerm;
import io.swarmgauge.schema.plan.Severity;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.kit.SourcePosition;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleInForceTest {

    @Test
    void the_fingerprint_is_the_same_in_every_release() {
        RuleInForce rule = RuleInForce.of(Given.slow().build());

        assertThat(rule.fingerprint(Given.LABELS)).isEqualTo("5973d29ccc6d84c8");
    }

    @Test
    void the_fingerprint_depends_on_the_name_and_the_labels_and_on_nothing_else() {
        String fingerprint = RuleInForce.of(Given.slow().build()).fingerprint(Given.LABELS);
        var otherLabels = new TreeMap<>(Map.of("setup", "setup-2"));

        assertThat(RuleInForce.of(Given.slow().setThreshold(7.0).build()).fingerprint(Given.LABELS))
                .isEqualTo(fingerprint);
        assertThat(RuleInForce.of(Given.slow().setName("slower").build()).fingerprint(Given.LABELS))
                .isNotEqualTo(fingerprint);
        assertThat(RuleInForce.of(Given.slow().build()).fingerprint(otherLabels))
                .isNotEqualTo(fingerprint);
    }

    @Test
    void texts_that_run_together_are_told_apart() {
        assertThat(new Digest().add("ab").add("c").hex())
                .isNotEqualTo(new Digest().add("a").add("bc").hex());
    }

    @Test
    void a_rule_covers_only_its_signal_setup_node_and_region() {
        Observation observation = Given.latency(0, 10, 1);

        assertThat(covers(Given.slow(), observation)).isTrue();
        assertThat(covers(
                        Given.slow()
                                .setSetupId(Given.SETUP)
                                .setNodeId(Given.HOSTER)
                                .setRegion(Given.REGION),
                        observation))
                .isTrue();
        assertThat(Stream.of(
                        Given.slow().setSignal(Signal.CPU_RATIO),
                        Given.slow().setSetupId("setup-2"),
                        Given.slow().setNodeId(Given.ATTESTOR),
                        Given.slow().setRegion("asia")))
                .noneMatch(rule -> covers(rule, observation));
    }

    @Test
    void a_rule_that_says_nothing_new_has_the_version_that_it_had_in_the_release_before() {
        assertThat(RuleInForce.of(Given.slow().build()).version()).isEqualTo("a263caa6cdb9fb49");
    }

    @Test
    void a_rule_covers_only_its_term_and_its_pair_of_windows() {
        Observation burn = ComplianceSignals.of(
                        NodeRecords.compliance(0, 60, 0, 20.0, 20.0), new SourcePosition("gauge.compliance", 0, 0, 0))
                .get(1);
        AlertRule.Builder burning = Given.slow().setSignal(Signal.BURN_RATE).setBurnWindowMs(3_600_000L);

        assertThat(covers(burning, burn)).isTrue();
        assertThat(covers(burning.setTerm(ServiceTerm.LAG), burn)).isTrue();
        assertThat(covers(burning.setTerm(ServiceTerm.SPEED), burn)).isFalse();
        assertThat(covers(burning.setTerm(null).setBurnWindowMs(86_400_000L), burn))
                .isFalse();
    }

    @Test
    void whatever_changes_in_a_rule_makes_another_version() {
        String version = RuleInForce.of(Given.slow().build()).version();

        assertThat(RuleInForce.of(Given.slow().build()).version()).isEqualTo(version);
        assertThat(Stream.of(
                        Given.slow().setForMs(1),
                        Given.slow().setClearThreshold(null),
                        Given.slow().setSeverity(Severity.INFO),
                        Given.slow().setSummary("Otherwise"),
                        Given.slow().setTerm(ServiceTerm.LAG),
                        Given.slow().setBurnWindowMs(1L),
                        Given.slow().setAbsentTopic("node.transfers"),
                        Given.slow().setLabels(Map.of("team", "network")),
                        Given.slow().setAnnotations(Map.of("team", "network"))))
                .noneMatch(rule -> RuleInForce.of(rule.build()).version().equals(version));
    }

    private static boolean covers(AlertRule.Builder rule, Observation observation) {
        return RuleInForce.of(rule.build()).covers(observation);
    }
}
