package io.swarmgauge.streams.runtime;

import static io.swarmgauge.streams.testkit.Swarm.ALICE;
import static io.swarmgauge.streams.testkit.Swarm.BOB;
import static io.swarmgauge.streams.testkit.Swarm.CAROL;
import static io.swarmgauge.streams.testkit.Swarm.LEECHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.gauge.Flow;
import io.swarmgauge.schema.gauge.NodeBandwidth;
import io.swarmgauge.streams.testkit.Batch;
import io.swarmgauge.streams.testkit.GaugeDriver;
import io.swarmgauge.streams.testkit.Swarm;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows of a minute with 30 s of grace, kept for a day. */
class BandwidthStoryTest {

    private static final long DAY = 24 * 3600_000;

    @TempDir
    Path directory;

    private GaugeDriver gauge;

    @BeforeEach
    void planTheSetup() {
        gauge = new GaugeDriver(directory, "");
        gauge.plan(Swarm.setup());
    }

    @AfterEach
    void close() {
        gauge.close();
    }

    @Test
    void aWindowIsPublishedOnceWhenItsGraceIsOver() {
        gauge.hear(Batch.of(ALICE, 1).sent(LEECHER, 0, 3, 1000).record());
        gauge.passTimeTo(89_999);
        assertThat(gauge.bandwidth()).isEmpty();

        gauge.passTimeTo(90_000);
        assertThat(gauge.bandwidth()).singleElement().satisfies(window -> {
            assertThat(window.getWindowStart()).isZero();
            assertThat(window.getWindowEnd()).isEqualTo(60_000);
            assertThat(window.getRevision()).isZero();
            assertThat(window.getEgress()).isEqualTo(new Flow(3L, 3000L, 400.0));
        });
        gauge.passTimeTo(DAY / 2);
        assertThat(gauge.bandwidth()).isEmpty();
    }

    @Test
    void hostersStandInThePlansOrderAndASilentOneIsNamed() {
        gauge.hear(
                Batch.of(LEECHER, 1).in("elsewhere").received(ALICE, 0, 1, 600).record());
        gauge.hear(Batch.of(ALICE, 1)
                .sent(LEECHER, 0, 1, 600)
                .received(BOB, 4, 2, 50)
                .record());
        gauge.passTimeTo(90_000);

        BandwidthWindow window = gauge.bandwidth().get(0);
        assertThat(window.getHosters())
                .extracting(NodeBandwidth::getNodeId, NodeBandwidth::getRegion, NodeBandwidth::getBatches)
                .containsExactly(tuple(CAROL, "region-c", 0), tuple(ALICE, "region-a", 1), tuple(BOB, "region-b", 0));
        assertThat(window.getHosters().get(0).getEgress()).isEqualTo(new Flow(0L, 0L, 0.0));
        assertThat(window.getIngress()).isEqualTo(new Flow(2L, 100L, 100 * 8 / 60.0));
        assertThat(window.getOthers()).singleElement().satisfies(other -> {
            assertThat(other.getNodeId()).isEqualTo(LEECHER);
            assertThat(other.getRegion()).isEqualTo("elsewhere");
            assertThat(other.getIngress().getBytes()).isEqualTo(600);
        });
    }

    @Test
    void aBatchOnTheVeryEndOfAWindowBelongsToTheNext() {
        gauge.hear(Batch.of(ALICE, 1)
                .between(50_000, 60_000)
                .sent(LEECHER, 0, 1, 1)
                .record());
        gauge.hear(Batch.of(ALICE, 2)
                .between(60_000, 70_000)
                .sent(LEECHER, 0, 1, 2)
                .record());
        gauge.passTimeTo(150_000);
        assertThat(gauge.bandwidth())
                .extracting(BandwidthWindow::getWindowStart, window -> window.getEgress()
                        .getBytes())
                .containsExactly(tuple(0L, 1L), tuple(60_000L, 2L));
    }

    @Test
    void recordsWithinTheGraceCountInWhateverOrderTheyCome() {
        gauge.hear(Batch.of(ALICE, 2)
                .between(70_000, 80_000)
                .sent(LEECHER, 0, 1, 5)
                .record());
        gauge.hear(Batch.of(ALICE, 1)
                .between(10_000, 20_000)
                .sent(LEECHER, 0, 1, 7)
                .record());
        gauge.passTimeTo(90_000);
        assertThat(gauge.bandwidth()).singleElement().satisfies(window -> {
            assertThat(window.getRevision()).isZero();
            assertThat(window.getEgress().getBytes()).isEqualTo(7);
        });
    }

    @Test
    void aLateRecordIsPublishedAtOnceAsTheNextRevision() {
        gauge.hear(Batch.of(ALICE, 1).sent(LEECHER, 0, 1, 10).record());
        gauge.passTimeTo(90_000);
        gauge.bandwidth();

        gauge.hear(Batch.of(BOB, 1).sent(LEECHER, 0, 1, 5).record());
        assertThat(gauge.bandwidth()).singleElement().satisfies(window -> {
            assertThat(window.getRevision()).isEqualTo(1);
            assertThat(window.getEgress().getBytes()).isEqualTo(15);
        });
        gauge.hear(Batch.of(BOB, 2).sent(LEECHER, 0, 1, 5).record());
        assertThat(gauge.bandwidth()).extracting(BandwidthWindow::getRevision).containsExactly(2);
    }

    @Test
    void aWindowThatIsFirstHeardOfLateIsPublishedAtOnceAsTheFirstRevision() {
        gauge.passTimeTo(3600_000);
        gauge.hear(Batch.of(ALICE, 1).sent(LEECHER, 0, 1, 10).record());
        assertThat(gauge.bandwidth()).extracting(BandwidthWindow::getRevision).containsExactly(0);
    }

    @Test
    void aDuplicateChangesNothingAndIsCounted() {
        gauge.hear(Batch.of(ALICE, 1).sent(LEECHER, 0, 1, 10).record());
        gauge.hear(Batch.of(ALICE, 1).sent(LEECHER, 0, 1, 10).record());
        gauge.passTimeTo(90_000);
        assertThat(gauge.bandwidth())
                .singleElement()
                .satisfies(window -> assertThat(window.getEgress().getBytes()).isEqualTo(10));

        gauge.hear(Batch.of(ALICE, 1).sent(LEECHER, 0, 1, 10).record());
        assertThat(gauge.bandwidth()).isEmpty();
        assertThat(gauge.deadLetters())
                .extracting(letter -> GaugeDriver.header(letter, "sg-reason"))
                .containsExactly("DUPLICATE", "DUPLICATE");
    }

    @Test
    void theSameSequenceInANewEpochIsNoDuplicate() {
        gauge.hear(Batch.of(ALICE, 1).sent(LEECHER, 0, 1, 10).record());
        gauge.hear(Batch.of(ALICE, 1).epoch(2).sent(LEECHER, 0, 1, 10).record());
        gauge.passTimeTo(90_000);
        assertThat(gauge.bandwidth())
                .singleElement()
                .satisfies(window -> assertThat(window.getEgress().getBytes()).isEqualTo(20));
    }

    @Test
    void aRecordCountsUntilItsRetentionIsOverAndNotLater() {
        gauge.passTimeTo(DAY);
        gauge.hear(Batch.of(ALICE, 1).between(0, 10_000).sent(LEECHER, 0, 1, 10).record());
        assertThat(gauge.bandwidth()).hasSize(1);
        assertThat(gauge.deadLetters()).isEmpty();

        gauge.passTimeTo(DAY + 1);
        gauge.hear(Batch.of(ALICE, 2).between(0, 10_000).sent(LEECHER, 0, 1, 10).record());
        assertThat(gauge.bandwidth()).isEmpty();
        assertThat(gauge.deadLetters()).singleElement().satisfies(letter -> assertThat(
                        GaugeDriver.header(letter, "sg-reason"))
                .isEqualTo("TOO_LATE"));
    }

    @Test
    void aRestartForgetsNothing() {
        gauge.hear(Batch.of(ALICE, 1).sent(LEECHER, 0, 1, 10).record());
        gauge.restart();
        gauge.hear(Batch.of(ALICE, 1).sent(LEECHER, 0, 1, 10).record());
        gauge.hear(Batch.of(BOB, 1).sent(LEECHER, 0, 1, 5).record());
        gauge.passTimeTo(90_000);
        assertThat(gauge.bandwidth()).singleElement().satisfies(window -> {
            assertThat(window.getRevision()).isZero();
            assertThat(window.getEgress().getBytes()).isEqualTo(15);
        });

        gauge.restart();
        gauge.passTimeTo(91_000);
        assertThat(gauge.bandwidth()).isEmpty();
        gauge.hear(Batch.of(BOB, 2).sent(LEECHER, 0, 1, 5).record());
        assertThat(gauge.bandwidth()).extracting(BandwidthWindow::getRevision).containsExactly(1);
    }

    @Test
    void afterARestartALateRecordIsStillLateThoughNothingElseWasHeardYet() {
        gauge.hear(Batch.of(ALICE, 1).sent(LEECHER, 0, 1, 10).record());
        gauge.passTimeTo(90_000);
        gauge.bandwidth();
        gauge.restart();

        gauge.hear(Batch.of(BOB, 1).sent(LEECHER, 0, 1, 5).record());
        assertThat(gauge.bandwidth()).extracting(BandwidthWindow::getRevision).containsExactly(1);
    }

    @Test
    void aWithdrawnSetupIsNotJudged() {
        gauge.hear(Batch.of(ALICE, 1).sent(LEECHER, 0, 1, 10).record());
        gauge.withdraw(Swarm.SETUP);
        gauge.passTimeTo(90_000);
        assertThat(gauge.bandwidth()).isEmpty();

        gauge.plan(Swarm.setup());
        gauge.hear(Batch.of(ALICE, 2).sent(LEECHER, 0, 1, 10).record());
        assertThat(gauge.bandwidth()).singleElement().satisfies(window -> {
            assertThat(window.getRevision()).isZero();
            assertThat(window.getEgress().getBytes()).isEqualTo(20);
        });
    }
}
