package io.swarmgauge.streams.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.gauge.Evidence;
import io.swarmgauge.schema.gauge.Verdict;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.RegistrationReason;
import io.swarmgauge.schema.node.Sample;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.Comparison;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.testkit.Registration;
import io.swarmgauge.streams.testkit.Swarm;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertTopologyTest {

    private static final AlertRule SLOW = Given.slow().build();
    private static final AlertRule FAST_EGRESS = Given.slow()
            .setName("egress")
            .setSignal(Signal.EGRESS_BITS_PER_SECOND)
            .setForMs(120_000)
            .build();

    private final AlertPipeline pipeline =
            new AlertPipeline(SLOW, FAST_EGRESS, Given.overReported().build());

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void a_slow_hoster_fires_when_it_was_slow_for_long_enough_and_resolves_when_it_is_fast_again() {
        measured(0, 30, 600);
        assertThat(pipeline.story()).isEmpty();

        measured(30, 60, 600);
        measured(60, 90, 600);
        measured(150, 180, 100);
        measured(180, 210, 100);

        assertThat(pipeline.story()).containsExactly("slow FIRING", "slow RESOLVED");
        Alert resolved = pipeline.said().get(1);
        assertThat(resolved.getStartsAt()).isZero();
        assertThat(resolved.getEndsAt()).isEqualTo(150_000);
        assertThat(resolved.getEvidence()).containsExactly(new Evidence("node.benchmarks", 0, 3L));
    }

    @Test
    void between_the_thresholds_nothing_begins_and_nothing_ends() {
        measured(0, 60, 600);
        measured(60, 120, 450);
        measured(120, 180, 450);

        assertThat(pipeline.story()).containsExactly("slow FIRING");
    }

    @Test
    void a_restart_while_pending_and_another_while_firing_leave_one_statement_of_each() {
        measured(0, 30, 600);
        pipeline.restarts(SLOW);
        measured(30, 60, 600);
        pipeline.restarts(SLOW);
        measured(60, 90, 600);
        pipeline.restarts(SLOW);
        measured(150, 180, 100);
        pipeline.restarts(SLOW);
        measured(180, 210, 100);

        assertThat(pipeline.story()).containsExactly("slow FIRING", "slow RESOLVED");
        assertThat(pipeline.said()).extracting(Alert::getStartsAt).containsOnly(0L);
    }

    @Test
    void a_record_that_comes_twice_counts_once() {
        measured(0, 20, 600);
        measured(0, 20, 600);
        measured(20, 60, 350);
        measured(20, 60, 350);
        measured(0, 20, 600);

        assertThat(pipeline.story()).isEmpty();
        measured(60, 61, 10_000);
        measured(61, 121, 600);
        measured(60, 61, 10_000);
        assertThat(pipeline.story()).containsExactly("slow FIRING");
    }

    @Test
    void attestors_of_one_region_add_up_to_one_alert() {
        pipeline.reads(TopicCatalogue.BENCHMARKS, Given.SETUP, answered(Given.ATTESTOR, 0, 60, 900), 60_000);
        pipeline.reads(TopicCatalogue.BENCHMARKS, Given.SETUP, answered("e".repeat(64), 0, 60, 300), 60_000);

        assertThat(pipeline.story()).containsExactly("slow FIRING");
        measured(60, 120, 100);
        assertThat(pipeline.story()).containsExactly("slow FIRING", "slow RESOLVED");
    }

    @Test
    void a_late_revision_of_a_window_takes_the_place_of_the_first_statement() {
        bandwidth(0, 60, 0, 600);
        bandwidth(60, 120, 0, 100);
        assertThat(pipeline.story()).isEmpty();

        bandwidth(60, 120, 1, 600);
        assertThat(pipeline.story()).containsExactly("egress FIRING");

        bandwidth(60, 120, 2, 100);
        assertThat(pipeline.story()).containsExactly("egress FIRING", "egress RESOLVED");
    }

    @Test
    void a_verdict_fires_with_its_record_as_evidence() {
        var topic = TopicCatalogue.SELF_REPORT_VERDICTS;
        pipeline.reads(topic, Given.SETUP, NodeRecords.verdicts(0, 60, 0, Verdict.CONSISTENT), 59_999);
        pipeline.reads(topic, Given.SETUP, NodeRecords.verdicts(60, 120, 0, Verdict.OVER_REPORTED), 119_999);
        pipeline.reads(topic, Given.SETUP, NodeRecords.verdicts(120, 180, 0, Verdict.MISSING), 179_999);
        pipeline.reads(topic, Given.SETUP, NodeRecords.verdicts(180, 240, 0, Verdict.CONSISTENT), 239_999);

        assertThat(pipeline.story()).containsExactly("over-reported FIRING", "over-reported RESOLVED");
        assertThat(pipeline.said().get(0).getEvidence()).contains(new Evidence("gauge.self-report-verdicts", 0, 1L));
    }

    @Test
    void a_rule_on_the_topic_holds_from_the_next_observation_on() {
        pipeline.reads(Given.slow()
                .setName("busy")
                .setSignal(Signal.CPU_RATIO)
                .setThreshold(0.9)
                .setClearThreshold(0.5)
                .setForMs(0)
                .build());

        pipeline.reads(TopicCatalogue.HOST_METRICS, Given.HOSTER, NodeRecords.host(0, 10, 0.95), 10_000);

        assertThat(pipeline.story()).containsExactly("busy FIRING");
    }

    @Test
    void a_rule_on_the_topic_replaces_the_files_rule_of_that_name_and_its_deletion_gives_it_back() {
        pipeline.reads(Given.slow().setThreshold(10_000.0).build());
        measured(0, 60, 600);
        assertThat(pipeline.story()).isEmpty();

        pipeline.readsTombstone("slow");
        measured(60, 120, 600);

        assertThat(pipeline.story()).containsExactly("slow FIRING");
        assertThat(pipeline.said().get(0).getStartsAt()).isEqualTo(60_000);
    }

    @Test
    void a_rule_that_changes_while_it_fires_is_closed_and_starts_afresh() {
        measured(0, 60, 600);

        pipeline.reads(Given.slow().setThreshold(550.0).build());
        measured(60, 90, 600);
        assertThat(pipeline.story()).containsExactly("slow FIRING", "slow RESOLVED");
        assertThat(pipeline.said().get(1).getSummary()).endsWith("because its rule was changed");

        measured(90, 120, 600);
        assertThat(pipeline.story()).containsExactly("slow FIRING", "slow RESOLVED", "slow FIRING");
    }

    @Test
    void a_rule_that_is_switched_off_while_it_fires_is_closed_even_when_nothing_is_observed() {
        measured(0, 60, 600);

        pipeline.reads(Given.slow().setEnabled(false).build());
        pipeline.waits(Duration.ofSeconds(11));
        measured(60, 120, 600);

        assertThat(pipeline.story()).containsExactly("slow FIRING", "slow RESOLVED");
        assertThat(pipeline.said().get(1).getSummary()).endsWith("because its rule was removed or switched off");
        assertThat(pipeline.episodes()).isZero();
    }

    @Test
    void a_rule_that_left_the_file_is_closed_after_the_restart() {
        measured(0, 60, 600);

        pipeline.restarts();
        pipeline.waits(Duration.ofSeconds(11));

        assertThat(pipeline.said())
                .extracting(Alert::getStatus)
                .containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED);
    }

    @Test
    void a_rule_on_the_topic_that_cannot_be_used_is_counted_and_the_files_rule_stays() {
        pipeline.readsBytes(TopicCatalogue.ALERT_RULES, "slow", "not a rule".getBytes(StandardCharsets.UTF_8));
        pipeline.reads(Given.slow().setThreshold(null).build());
        pipeline.reads(TopicCatalogue.ALERT_RULES, "another", Given.slow().build(), 0);

        measured(0, 60, 600);

        assertThat(pipeline.refused("UNDECODABLE")).isEqualTo(1);
        assertThat(pipeline.refused("INVALID")).isEqualTo(2);
        assertThat(pipeline.story()).containsExactly("slow FIRING");
    }

    @Test
    void what_was_quiet_for_longer_than_any_rule_looks_back_is_forgotten() {
        measured(0, 60, 100);
        assertThat(pipeline.episodes()).isEqualTo(1);

        pipeline.reads(TopicCatalogue.HOST_METRICS, Given.HOSTER, NodeRecords.host(800_000, 800_010, 0.1), 800_010_000);

        assertThat(pipeline.episodes()).isZero();
    }

    @Test
    void an_alert_on_a_setup_that_leaves_the_plan_is_closed_and_does_not_fire_again() {
        measured(0, 60, 600);

        pipeline.removesFromThePlan(Given.SETUP);
        pipeline.waits(Duration.ofSeconds(61));
        assertThat(pipeline.story()).containsExactly("slow FIRING", "slow RESOLVED");
        assertThat(pipeline.said().get(1).getSummary()).endsWith("because its setup is no longer in the plan");

        measured(60, 120, 600);
        measured(120, 180, 600);
        pipeline.waits(Duration.ofSeconds(61));
        assertThat(pipeline.story()).hasSize(2);
    }

    @Test
    void an_alert_on_a_setup_is_closed_when_the_setups_time_is_over() {
        pipeline.plans(HostingSetup.newBuilder(Swarm.setup(Given.SETUP))
                .setUntilTime(300_000L)
                .build());
        measured(0, 60, 600);

        host(280, 290);
        pipeline.waits(Duration.ofSeconds(61));
        assertThat(pipeline.story()).containsExactly("slow FIRING");

        host(300, 310);
        pipeline.waits(Duration.ofSeconds(61));
        assertThat(pipeline.story()).containsExactly("slow FIRING", "slow RESOLVED");
        assertThat(pipeline.said().get(1).getEndsAt()).isEqualTo(310_000);
    }

    @Test
    void an_alert_on_a_setup_that_is_alone_on_its_partition_is_closed_by_the_time_that_others_tell() {
        pipeline.plans(HostingSetup.newBuilder(Swarm.setup(Given.SETUP))
                .setUntilTime(300_000L)
                .build());
        measured(0, 60, 600);
        pipeline.isTold(310_000);

        pipeline.waits(Duration.ofSeconds(61));
        assertThat(pipeline.story()).containsExactly("slow FIRING");
        pipeline.waits(Duration.ofSeconds(61));

        assertThat(pipeline.story()).containsExactly("slow FIRING", "slow RESOLVED");
        assertThat(pipeline.said().get(1).getEndsAt()).isEqualTo(310_000);
    }

    @Test
    void an_alert_on_the_host_of_a_node_that_says_good_bye_is_closed_and_the_others_stay() {
        pipeline.reads(diskFull());
        measured(0, 60, 600);
        host(0, 60);
        assertThat(pipeline.story()).containsExactly("slow FIRING", "full FIRING");

        leaves(70);

        assertThat(pipeline.story()).containsExactly("slow FIRING", "full FIRING", "full RESOLVED");
        Alert closed = pipeline.said().get(2);
        assertThat(closed.getEndsAt()).isEqualTo(70_000);
        assertThat(closed.getSummary()).endsWith("because the node said good-bye");
        host(20, 70);
        assertThat(pipeline.story()).hasSize(3);
        host(70, 80);
        assertThat(pipeline.story()).hasSize(4).last().isEqualTo("full FIRING");
    }

    @Test
    void a_good_bye_that_comes_after_what_the_node_said_when_it_was_back_closes_nothing() {
        pipeline.reads(diskFull());
        host(60, 120);

        leaves(30);

        assertThat(pipeline.story()).containsExactly("full FIRING");
    }

    @Test
    void an_alert_is_given_up_when_nothing_was_observed_for_eight_days() {
        long eightDays = Duration.ofDays(8).toSeconds();
        measured(0, 60, 600);
        host(eightDays - 100, eightDays - 90);
        assertThat(pipeline.story()).containsExactly("slow FIRING");

        host(eightDays + 120, eightDays + 130);

        assertThat(pipeline.story()).containsExactly("slow FIRING", "slow RESOLVED");
        assertThat(pipeline.said().get(1).getEndsAt()).isEqualTo((eightDays + 60) * 1_000);
        assertThat(pipeline.said().get(1).getSummary()).endsWith("because nothing was heard for 8 days");
        assertThat(pipeline.episodes()).isZero();
    }

    private static AlertRule diskFull() {
        return Given.slow()
                .setName("full")
                .setSignal(Signal.DISK_FREE_RATIO)
                .setComparison(Comparison.BELOW)
                .setThreshold(0.05)
                .setClearThreshold(null)
                .setForMs(0)
                .build();
    }

    private void host(long startSecond, long endSecond) {
        pipeline.reads(
                TopicCatalogue.HOST_METRICS,
                Given.HOSTER,
                NodeRecords.host(startSecond, endSecond, 0.1),
                endSecond * 1_000);
    }

    private void leaves(long second) {
        pipeline.reads(
                TopicCatalogue.REGISTRATIONS,
                Given.HOSTER,
                Registration.of(Given.HOSTER, 1, second * 1_000)
                        .because(RegistrationReason.LEAVE)
                        .record(),
                second * 1_000);
    }

    private void measured(long startSecond, long endSecond, double latency) {
        BenchmarkResult result = answered(Given.ATTESTOR, startSecond, endSecond, latency);
        pipeline.reads(TopicCatalogue.BENCHMARKS, Given.SETUP, result, endSecond * 1_000);
    }

    private void bandwidth(long startSecond, long endSecond, int revision, double egress) {
        pipeline.reads(
                TopicCatalogue.BANDWIDTH,
                Given.SETUP,
                NodeRecords.bandwidth(startSecond, endSecond, revision, egress),
                endSecond * 1_000 - 1);
    }

    private static BenchmarkResult answered(String attestor, long startSecond, long endSecond, double latency) {
        return NodeRecords.benchmark(attestor, startSecond, endSecond, new Sample(1, Outcome.OK, 1_000, latency, null));
    }
}
