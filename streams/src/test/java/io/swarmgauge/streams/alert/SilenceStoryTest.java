package io.swarmgauge.streams.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.RegistrationReason;
import io.swarmgauge.schema.node.Sample;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.streams.testkit.Registration;
import io.swarmgauge.streams.testkit.Swarm;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SilenceStoryTest {

    private static final AlertRule SILENT = Given.silent().build();
    private static final AlertRule UNMEASURED = Given.silent()
            .setName("unmeasured")
            .setAbsentTopic("node.benchmarks")
            .build();
    private static final AlertRule UNATTESTED = Given.silent()
            .setName("unattested")
            .setAbsentTopic("gauge.attestations")
            .build();

    private final AlertPipeline pipeline = new AlertPipeline(SILENT, UNMEASURED, UNATTESTED);

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void a_host_that_falls_silent_is_noticed_by_what_others_say_and_forgiven_when_it_speaks_again() {
        host(0, 10);
        benchmark(0, 100);
        assertThat(pipeline.story()).isEmpty();

        benchmark(100, 200);
        assertThat(pipeline.story()).containsExactly("silent FIRING");

        benchmark(200, 300);
        host(290, 300);
        host(300, 310);

        assertThat(pipeline.story()).containsExactly("silent FIRING", "silent RESOLVED");
        Alert resolved = pipeline.said().get(1);
        assertThat(resolved.getStartsAt()).isEqualTo(10_000);
        assertThat(resolved.getFiredAt()).isEqualTo(130_000);
        assertThat(resolved.getEndsAt()).isEqualTo(290_000);
    }

    @Test
    void restarts_before_and_during_the_silence_leave_one_statement_of_each() {
        host(0, 10);
        restarts();
        benchmark(100, 200);
        restarts();
        benchmark(200, 250);
        pipeline.waits(Duration.ofSeconds(11));
        restarts();
        host(250, 260);
        restarts();
        pipeline.waits(Duration.ofSeconds(11));
        host(260, 270);

        assertThat(pipeline.story()).containsExactly("silent FIRING", "silent RESOLVED");
    }

    @Test
    void without_anything_that_moves_time_nobody_is_absent() {
        host(0, 10);

        pipeline.waits(Duration.ofHours(5));

        assertThat(pipeline.said()).isEmpty();
    }

    @Test
    void who_is_alone_on_its_partition_is_missed_by_the_time_that_other_partitions_tell() {
        host(0, 10);
        pipeline.isTold(129_999);
        quiet();
        assertThat(pipeline.story()).isEmpty();

        pipeline.isTold(150_000);
        quiet();
        assertThat(pipeline.story()).containsExactly("silent FIRING");
        assertThat(pipeline.said().get(0).getFiredAt()).isEqualTo(130_000);

        host(140, 150);
        quiet();
        assertThat(pipeline.story()).containsExactly("silent FIRING", "silent RESOLVED");
    }

    @Test
    void a_partition_that_is_behind_misses_nobody_whom_it_did_not_read_yet() {
        pipeline.isTold(10_000_000);
        for (int second = 0; second < 600; second += 10) {
            host(second, second + 10);
            pipeline.waits(Duration.ofSeconds(20));
        }

        assertThat(pipeline.story()).isEmpty();
    }

    @Test
    void a_task_tells_its_time_once_and_moves_nobodys_time_by_it() {
        host(0, 10);
        pipeline.waits(Duration.ofSeconds(10));
        pipeline.waits(Duration.ofSeconds(10));
        pipeline.isTold(70_000);
        host(50, 60);
        pipeline.waits(Duration.ofSeconds(10));
        host(70, 80);
        pipeline.waits(Duration.ofSeconds(10));

        assertThat(pipeline.tells())
                .extracting(TestRecord::value, TestRecord::timestamp)
                .containsExactly(tuple(10_000L, 0L), tuple(80_000L, 0L));
    }

    @Test
    void a_node_that_says_good_bye_is_not_missed() {
        host(0, 10);
        pipeline.reads(
                TopicCatalogue.REGISTRATIONS,
                Given.HOSTER,
                Registration.of(Given.HOSTER, 1, 20_000)
                        .because(RegistrationReason.LEAVE)
                        .record(),
                20_000);
        benchmark(100, 1_000);

        assertThat(pipeline.story()).isEmpty();
    }

    @Test
    void a_setup_that_nobody_measures_any_more_is_an_alert_until_it_leaves_the_plan() {
        benchmark(0, 60);
        host(190, 200);
        assertThat(pipeline.story()).containsExactly("unmeasured FIRING");
        assertThat(pipeline.said().get(0).getLabels())
                .isEqualTo(Map.of("setup", Given.SETUP, "topic", "node.benchmarks"));

        pipeline.removesFromThePlan(Given.SETUP);
        pipeline.waits(Duration.ofSeconds(11));
        host(200, 210);

        assertThat(pipeline.story()).containsExactly("unmeasured FIRING", "unmeasured RESOLVED");
        assertThat(pipeline.hearings()).isEqualTo(1);
    }

    @Test
    void a_setup_whose_terms_have_ended_owes_no_word() {
        HostingSetup ended = HostingSetup.newBuilder(Swarm.setup(Given.SETUP))
                .setUntilTime(100_000L)
                .build();
        pipeline.plans(ended);
        benchmark(0, 60);
        host(190, 200);

        assertThat(pipeline.story()).isEmpty();
    }

    @Test
    void attestations_in_which_nobody_measured_are_a_silence() {
        pipeline.reads(TopicCatalogue.ATTESTATIONS, Given.SETUP, NodeRecords.attested(0, 60, true), 59_999);
        pipeline.reads(TopicCatalogue.ATTESTATIONS, Given.SETUP, NodeRecords.attested(60, 120, false), 119_999);
        pipeline.reads(TopicCatalogue.ATTESTATIONS, Given.SETUP, NodeRecords.attested(120, 181, false), 180_999);

        assertThat(pipeline.story()).containsExactly("unattested FIRING");
        assertThat(pipeline.said().get(0).getStartsAt()).isEqualTo(60_000);
    }

    @Test
    void a_rule_on_the_topic_hears_from_the_next_word_on() {
        pipeline.reads(Given.silent().setOverMs(10_000).build());
        host(0, 10);
        benchmark(10, 21);

        assertThat(pipeline.story()).containsExactly("silent FIRING");
        assertThat(pipeline.said().get(0).getFiredAt()).isEqualTo(20_000);
    }

    @Test
    void a_rule_that_is_switched_off_while_it_fires_is_closed_and_what_it_heard_is_forgotten() {
        host(0, 10);
        benchmark(0, 200);

        pipeline.reads(Given.silent().setEnabled(false).build());
        pipeline.waits(Duration.ofSeconds(11));

        assertThat(pipeline.story()).containsExactly("silent FIRING", "silent RESOLVED");
        assertThat(pipeline.said().get(1).getSummary()).endsWith("because its rule was removed or switched off");
        assertThat(pipeline.hearings()).isEqualTo(1);
    }

    /** Nothing arrives for so long that what other partitions tell counts. */
    private void quiet() {
        for (int looks = 0; looks < 5; looks++) {
            pipeline.waits(Duration.ofSeconds(10));
        }
    }

    private void restarts() {
        pipeline.restarts(SILENT, UNMEASURED, UNATTESTED);
    }

    private void host(long startSecond, long endSecond) {
        pipeline.reads(
                TopicCatalogue.HOST_METRICS,
                Given.HOSTER,
                NodeRecords.host(startSecond, endSecond, 0.1),
                endSecond * 1_000);
    }

    private void benchmark(long startSecond, long endSecond) {
        pipeline.reads(
                TopicCatalogue.BENCHMARKS,
                Given.SETUP,
                NodeRecords.benchmark(
                        Given.ATTESTOR, startSecond, endSecond, new Sample(1, Outcome.OK, 1_000, 10.0, null)),
                endSecond * 1_000);
    }
}
