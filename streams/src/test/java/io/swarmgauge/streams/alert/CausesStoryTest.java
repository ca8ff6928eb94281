package io.swarmgauge.streams.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.gauge.CauseKind;
import io.swarmgauge.schema.gauge.Evidence;
import io.swarmgauge.schema.gauge.SuspectedCause;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Sample;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.Comparison;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.topics.TopicCatalogue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CausesStoryTest {

    private static final AlertRule SLOW = Given.slow().build();
    private static final AlertRule BUSY = Given.slow()
            .setName("busy")
            .setSignal(Signal.CPU_RATIO)
            .setThreshold(0.9)
            .setClearThreshold(0.5)
            .setForMs(30_000)
            .build();
    private static final AlertRule CHUNKS = Given.slow()
            .setName("chunks")
            .setSignal(Signal.CHUNKS_AVAILABLE_RATIO)
            .setComparison(Comparison.BELOW)
            .setThreshold(1.0)
            .setClearThreshold(null)
            .setForMs(0)
            .build();
    private static final AlertRule BURNS = Given.slow()
            .setName("burns")
            .setSignal(Signal.BURN_RATE)
            .setBurnWindowMs(3_600_000L)
            .setThreshold(13.44)
            .setClearThreshold(10.0)
            .setForMs(0)
            .build();

    private final AlertPipeline pipeline = new AlertPipeline(SLOW, CHUNKS, BURNS);

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void a_slow_hoster_with_a_saturated_processor_and_a_full_disk_is_told_so_with_the_records_that_say_it() {
        host(0, 10, 0.2);
        host(10, 20, 0.97);
        host(20, 30, 0.99);
        measured(10, 30, 600);
        host(30, 40, 0.98);
        measured(30, 75, 600);

        Alert alert = pipeline.said().get(0);
        assertThat(alert.getStatus()).isEqualTo(AlertStatus.FIRING);
        assertThat(alert.getSuspectedCauses())
                .extracting(SuspectedCause::getKind, SuspectedCause::getText)
                .containsExactly(
                        tuple(CauseKind.CPU_SATURATED, "CPU use averaged 98 % over 3 samples, saturated from 90 %"),
                        tuple(CauseKind.DISK_FULL, "Disk /data had 3 % free, full below 5 %"),
                        tuple(
                                CauseKind.HOST_SILENT,
                                "The host's metrics had stopped 35 s before, 30 s or more is a silence"));
        assertThat(alert.getSuspectedCauses().get(0).getEvidence())
                .containsExactly(
                        new Evidence("node.host-metrics", 0, 1L),
                        new Evidence("node.host-metrics", 0, 2L),
                        new Evidence("node.host-metrics", 0, 3L));
    }

    @Test
    void the_end_of_an_alert_repeats_its_causes_over_restarts_and_comes_once() {
        host(10, 20, 0.97);
        restarts();
        measured(0, 30, 600);
        restarts();
        measured(30, 60, 600);
        restarts();
        host(60, 70, 0.1);
        measured(150, 180, 100);
        restarts();
        measured(180, 210, 100);

        assertThat(pipeline.story()).containsExactly("slow FIRING", "slow RESOLVED");
        assertThat(pipeline.said().get(0).getSuspectedCauses()).isNotEmpty();
        assertThat(pipeline.said().get(1).getSuspectedCauses())
                .isEqualTo(pipeline.said().get(0).getSuspectedCauses());
    }

    @Test
    void the_next_episode_has_causes_of_its_own() {
        host(10, 20, 0.97);
        measured(0, 60, 600);
        measured(60, 150, 100);
        for (long second = 1_000; second < 1_060; second += 10) {
            host(second, second + 10, 0.1);
        }
        measured(1_000, 1_060, 600);

        assertThat(pipeline.story()).containsExactly("slow FIRING", "slow RESOLVED", "slow FIRING");
        assertThat(pipeline.said().get(2).getSuspectedCauses())
                .extracting(SuspectedCause::getKind)
                .containsExactly(CauseKind.DISK_FULL);
    }

    @Test
    void what_the_setup_went_through_stands_behind_what_the_host_did() {
        for (long minute = 0; minute < 9; minute++) {
            swarm(minute * 60, 10, 10);
        }
        swarm(540, 90, 10);
        host(560, 570, 0.97);
        measured(540, 600, 600);

        assertThat(pipeline.story()).containsExactly("slow FIRING");
        assertThat(pipeline.said().get(0).getSuspectedCauses())
                .extracting(SuspectedCause::getKind)
                .containsExactly(
                        CauseKind.CPU_SATURATED, CauseKind.DISK_FULL, CauseKind.HOST_SILENT, CauseKind.DEMAND_SPIKE);
    }

    @Test
    void an_alert_that_names_no_node_has_the_causes_of_the_one_that_missed_most() {
        swarm(0, 10, 7);
        host(50, 60, 0.97);
        burns(0, 20.0, Given.HOSTER);
        restarts();
        burns(60, 2.0, Given.ATTESTOR);

        assertThat(pipeline.story()).containsExactly("chunks FIRING", "burns FIRING", "burns RESOLVED");
        assertThat(pipeline.said().get(1).getSuspectedCauses())
                .extracting(SuspectedCause::getKind)
                .containsExactly(CauseKind.CPU_SATURATED, CauseKind.DISK_FULL, CauseKind.CHUNKS_LOST);
        assertThat(pipeline.said().get(2).getSuspectedCauses())
                .isEqualTo(pipeline.said().get(1).getSuspectedCauses());
        assertThat(pipeline.said()).extracting(Alert::getSuspectId).containsExactly(null, Given.HOSTER, Given.HOSTER);
    }

    @Test
    void the_suspect_of_a_burn_rate_is_who_burns_now_whoever_missed_most_in_the_period() {
        burns(0, 20.0, Given.ATTESTOR);
        burns(60, 2.0, Given.ATTESTOR);
        burns(120, 20.0, Given.HOSTER);

        assertThat(pipeline.story()).containsExactly("burns FIRING", "burns RESOLVED", "burns FIRING");
        assertThat(pipeline.said())
                .extracting(Alert::getSuspectId)
                .containsExactly(Given.ATTESTOR, Given.ATTESTOR, Given.HOSTER);
    }

    @Test
    void an_alert_that_neither_names_nor_suspects_a_node_has_the_causes_of_its_setup() {
        swarm(0, 10, 7);
        host(50, 60, 0.97);
        burns(0, 20.0, null);
        burns(60, 2.0, null);

        assertThat(pipeline.story()).containsExactly("chunks FIRING", "burns FIRING", "burns RESOLVED");
        assertThat(pipeline.said().get(0).getSuspectedCauses()).isEmpty();
        assertThat(pipeline.said().get(1).getSuspectedCauses())
                .extracting(SuspectedCause::getText)
                .containsExactly("3 of 10 chunks that were asked for could be had from nobody");
        assertThat(pipeline.said().get(2).getSuspectedCauses())
                .isEqualTo(pipeline.said().get(1).getSuspectedCauses());
    }

    @Test
    void an_alert_about_the_host_itself_looks_at_its_other_figures() {
        pipeline.restarts(BUSY);
        host(0, 10, 0.97);
        host(10, 20, 0.97);
        host(20, 30, 0.97);

        assertThat(pipeline.story()).containsExactly("busy FIRING");
        assertThat(pipeline.said().get(0).getSuspectedCauses())
                .extracting(SuspectedCause::getKind)
                .containsExactly(CauseKind.DISK_FULL);
    }

    @Test
    void what_is_too_old_to_be_a_cause_is_forgotten() {
        host(0, 10, 0.97);
        host(10, 20, 0.97);
        assertThat(pipeline.hostConditions()).isEqualTo(2);

        host(1_805, 1_815, 0.97);
        assertThat(pipeline.hostConditions()).isEqualTo(2);
    }

    @Test
    void a_node_that_says_nothing_any_more_is_forgotten_too() {
        host(0, 10, 0.97);
        for (long hour = 1; hour <= 2; hour++) {
            swarm(hour * 3_600, 10, 10);
        }

        assertThat(pipeline.hostConditions()).isZero();
    }

    @Test
    void a_correction_of_a_swarms_health_takes_the_place_of_what_was_said_before() {
        swarm(0, 10, 7);
        swarm(0, 10, 10);

        assertThat(pipeline.story()).containsExactly("chunks FIRING", "chunks RESOLVED");
        assertThat(pipeline.said().get(1).getEndsAt()).isZero();
    }

    private void restarts() {
        pipeline.restarts(SLOW, CHUNKS, BURNS);
    }

    private void host(long startSecond, long endSecond, double cpu) {
        pipeline.reads(
                TopicCatalogue.HOST_METRICS,
                Given.HOSTER,
                NodeRecords.host(startSecond, endSecond, cpu),
                endSecond * 1_000);
    }

    private void burns(long startSecond, double rate, @Nullable String suspect) {
        pipeline.reads(
                TopicCatalogue.COMPLIANCE,
                Given.SETUP,
                NodeRecords.compliance(startSecond, startSecond + 60, 0, 20.0, rate, suspect),
                startSecond * 1_000 + 59_999);
    }

    private void swarm(long startSecond, double requests, int chunksAvailable) {
        pipeline.reads(
                TopicCatalogue.SWARM,
                Given.SETUP,
                NodeRecords.swarm(
                        NodeRecords.busyness(startSecond, requests, null),
                        NodeRecords.health(startSecond, 10, chunksAvailable)),
                startSecond * 1_000 + 59_999);
    }

    private void measured(long startSecond, long endSecond, double latency) {
        pipeline.reads(
                TopicCatalogue.BENCHMARKS,
                Given.SETUP,
                NodeRecords.benchmark(
                        Given.ATTESTOR, startSecond, endSecond, new Sample(1, Outcome.OK, 1_000, latency, null)),
                endSecond * 1_000);
    }
}
