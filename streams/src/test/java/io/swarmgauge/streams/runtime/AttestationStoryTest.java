package io.swarmgauge.streams.runtime;

import static io.swarmgauge.streams.testkit.Swarm.ALICE;
import static io.swarmgauge.streams.testkit.Swarm.BOB;
import static io.swarmgauge.streams.testkit.Swarm.CAROL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.PayAlignment;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.RankedHoster;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.streams.testkit.GaugeDriver;
import io.swarmgauge.streams.testkit.Probe;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When measurements become what attestors agree on, ranks and pay: published once, corrected, and in the end too late. */
class AttestationStoryTest extends AttestationStory {

    private static final long DAY = 24 * 3600_000;

    @Test
    void aWindowIsPublishedOnceWhenItsGraceIsOver() {
        hear(Probe.of(ANNA, ALICE, 1).at(10_000).answered(FAST));
        gauge.passTimeTo(89_999);
        assertThat(attested()).isEmpty();

        gauge.passTimeTo(90_000);
        assertThat(attested()).singleElement().satisfies(window -> {
            assertThat(window.getWindowStart()).isZero();
            assertThat(window.getWindowEnd()).isEqualTo(60_000);
            assertThat(window.getRevision()).isZero();
            assertThat(of(ALICE, window).getLatenciesMs()).containsExactly(10.0, 11.0, 12.0, 13.0, 14.0);
        });
        gauge.passTimeTo(DAY / 2);
        assertThat(attested()).isEmpty();
    }

    @Test
    void aMeasurementOnTheVeryEndOfAWindowBelongsToTheNext() {
        hear(Probe.of(ANNA, ALICE, 1).at(59_999).answered(1));
        hear(Probe.of(ANNA, ALICE, 2).at(60_000).answered(2));
        gauge.passTimeTo(150_000);

        assertThat(attested())
                .extracting(AttestedWindow::getWindowStart, window -> of(ALICE, window)
                        .getLatenciesMs())
                .containsExactly(tuple(0L, List.of(1.0)), tuple(60_000L, List.of(2.0)));
    }

    @Test
    void measurementsWithinTheGraceCountInWhateverOrderTheyCome() {
        hear(Probe.of(ANNA, ALICE, 2).at(70_000).answered(2));
        hear(Probe.of(ANNA, ALICE, 1).at(10_000).answered(1));
        gauge.passTimeTo(90_000);

        assertThat(attested()).singleElement().satisfies(window -> {
            assertThat(window.getRevision()).isZero();
            assertThat(of(ALICE, window).getLatenciesMs()).containsExactly(1.0);
        });
    }

    @Test
    void aLateMeasurementIsACorrectionOfEveryConclusionAndARepeatedOneIsNone() {
        hear(Probe.of(ANNA, ALICE, 1).answered(SLOW));
        gauge.passTimeTo(90_000);
        attested();
        rankings();
        alignments();

        hear(Probe.of(ANNA, CAROL, 2).answered(FAST));
        hear(Probe.of(ANNA, CAROL, 2).answered(FAST));

        assertThat(attested()).extracting(AttestedWindow::getRevision).containsExactly(1);
        List<Ranking> corrected = rankings();
        assertThat(corrected)
                .extracting(Ranking::getRegion, Ranking::getPerformance, Ranking::getRevision)
                .containsExactly(
                        tuple(null, Performance.LATENCY, 1),
                        tuple(null, Performance.BANDWIDTH, 1),
                        tuple("europe", Performance.LATENCY, 1),
                        tuple("europe", Performance.BANDWIDTH, 1));
        assertThat(corrected.get(0).getHosters())
                .extracting(RankedHoster::getHosterId, RankedHoster::getRank)
                .containsExactly(tuple(CAROL, 1), tuple(ALICE, 2), tuple(BOB, null));
        assertThat(alignments()).extracting(PayAlignment::getRevision).containsExactly(1, 1);
    }

    @Test
    void aMeasurementCountsUntilItsRetentionIsOverAndNotLater() {
        gauge.passTimeTo(DAY);
        hear(Probe.of(ANNA, ALICE, 1).answered(1));
        assertThat(attested()).hasSize(1);

        gauge.passTimeTo(DAY + 1_000);
        hear(Probe.of(ANNA, ALICE, 2).answered(1));
        assertThat(attested()).isEmpty();
        assertThat(gauge.deadLetters()).singleElement().satisfies(letter -> assertThat(
                        GaugeDriver.header(letter, "sg-reason"))
                .isEqualTo("TOO_LATE"));
    }

    @Test
    void aRestartForgetsNothing() {
        hear(Probe.of(ANNA, ALICE, 1).answered(1));
        gauge.restart();
        hear(Probe.of(ANNA, ALICE, 1).answered(1));
        hear(Probe.of(ANNA, ALICE, 2).answered(2));
        gauge.passTimeTo(90_000);

        assertThat(attested()).singleElement().satisfies(window -> assertThat(
                        of(ALICE, window).getLatenciesMs())
                .containsExactly(1.0, 2.0));
    }
}
