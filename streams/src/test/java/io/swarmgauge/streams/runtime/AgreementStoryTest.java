package io.swarmgauge.streams.runtime;

import static io.swarmgauge.streams.testkit.Swarm.ALICE;
import static io.swarmgauge.streams.testkit.Swarm.BOB;
import static io.swarmgauge.streams.testkit.Swarm.CAROL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmgauge.schema.gauge.AttestorWord;
import io.swarmgauge.schema.gauge.PayAlignment;
import io.swarmgauge.schema.gauge.PayInversion;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.RankedHoster;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.streams.testkit.Probe;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom of the attestors to believe, and what follows for ranks and pay. */
class AgreementStoryTest extends AttestationStory {

    @Test
    void anAttestorThatWasOfflineChargesNobody() {
        for (String hoster : List.of(ALICE, BOB)) {
            hear(Probe.of(ANNA, hoster, hoster.equals(ALICE) ? 1 : 2).answered(FAST));
            hear(Probe.of(BEN, hoster, hoster.equals(ALICE) ? 1 : 2).timedOut(5));
        }
        gauge.passTimeTo(90_000);

        assertThat(attested()).singleElement().satisfies(window -> {
            assertThat(window.getOfflineAttestors()).containsExactly(BEN);
            assertThat(of(ALICE, window).getAnsweredShare()).isEqualTo(1);
            assertThat(of(ALICE, window).getAttestors()).isEqualTo(1);
        });
        assertThat(latency().getHosters()).extracting(RankedHoster::getFailures).containsOnly(0);
    }

    @Test
    void whoseWordIsFoundBlindAfterwardsLosesItInARevision() {
        hear(Probe.of(ANNA, ALICE, 1).answered(FAST));
        hear(Probe.of(BEN, ALICE, 1).timedOut(5));
        gauge.passTimeTo(90_000);
        assertThat(of(ALICE, attested().get(0)).getAnsweredShare()).isNull();

        hear(Probe.of(BEN, BOB, 2).timedOut(5));

        assertThat(attested()).singleElement().satisfies(window -> {
            assertThat(window.getRevision()).isEqualTo(1);
            assertThat(of(ALICE, window).getAnsweredShare()).isEqualTo(1);
        });
    }

    @Test
    void whenNobodyReachesAnyHosterTheSetupWasDown() {
        for (String attestor : List.of(ANNA, BEN)) {
            hear(Probe.of(attestor, ALICE, 1).timedOut(5));
            hear(Probe.of(attestor, BOB, 2).failed(Outcome.ERROR, 5));
        }
        gauge.passTimeTo(90_000);

        assertThat(attested()).singleElement().satisfies(window -> {
            assertThat(window.getOfflineAttestors()).isEmpty();
            assertThat(of(ALICE, window).getAnsweredShare()).isZero();
            assertThat(of(BOB, window).getRefusedShare()).isEqualTo(1);
        });
    }

    @Test
    void aLiarOfThreeMovesNothing() {
        hear(Probe.of(ANNA, ALICE, 1).answered(FAST));
        hear(Probe.of(BEN, ALICE, 1).answered(FAST));
        hear(Probe.of(CLARA, ALICE, 1).timedOut(5));
        hear(Probe.of(ANNA, BOB, 2).answered(SLOW));
        hear(Probe.of(BEN, BOB, 2).answered(SLOW));
        hear(Probe.of(CLARA, BOB, 2).answered(1, 1, 1, 1, 1, 1, 1, 1, 1, 1));
        gauge.passTimeTo(90_000);

        assertThat(attested()).singleElement().satisfies(window -> {
            assertThat(of(ALICE, window).getAnsweredShare()).isEqualTo(1);
            assertThat(of(ALICE, window).getWords())
                    .extracting(AttestorWord::getDissents)
                    .containsExactly(false, false, true);
            assertThat(of(BOB, window).getWords())
                    .extracting(AttestorWord::getDissents)
                    .containsExactly(false, false, true);
        });
        assertThat(latency().getHosters())
                .extracting(RankedHoster::getHosterId, RankedHoster::getRank, RankedHoster::getEstimate)
                .containsExactly(tuple(ALICE, 1, 12.0), tuple(BOB, 2, 212.0), tuple(CAROL, null, null));
    }

    @Test
    void anEvenSplitLeavesTheOutcomeOpen() {
        hear(Probe.of(ANNA, ALICE, 1).answered(FAST));
        hear(Probe.of(BEN, ALICE, 1).timedOut(5));
        gauge.passTimeTo(90_000);

        assertThat(attested()).singleElement().satisfies(window -> assertThat(
                        of(ALICE, window).getAnsweredShare())
                .isNull());
    }

    @Test
    void whatAHosterMeasuresOfItselfNeverShows() {
        hear(Probe.of(ALICE, ALICE, 1).answered(1, 1, 1, 1, 1));
        hear(Probe.of(ANNA, BOB, 1).answered(FAST));
        gauge.passTimeTo(90_000);

        assertThat(latency().getHosters())
                .extracting(RankedHoster::getHosterId, RankedHoster::getSamples)
                .startsWith(tuple(BOB, 5));
    }

    @Test
    void aHosterFarFromOneRegionRanksLowThereOnly() {
        hear(Probe.of(ANNA, ALICE, 1).in("europe").answered(FAST));
        hear(Probe.of(ANNA, BOB, 2).in("europe").answered(MIDDLING));
        hear(Probe.of(BEN, ALICE, 1).in("asia").answered(SLOW));
        hear(Probe.of(BEN, BOB, 2).in("asia").answered(MIDDLING));
        gauge.passTimeTo(90_000);

        List<Ranking> rankings = rankings();
        assertThat(first(rankings, "europe")).isEqualTo(ALICE);
        assertThat(first(rankings, "asia")).isEqualTo(BOB);
    }

    @Test
    void theBetterPaidHosterThatRanksLowerIsNamed() {
        hear(Probe.of(ANNA, ALICE, 1).answered(FAST));
        hear(Probe.of(ANNA, CAROL, 2).answered(SLOW));
        gauge.passTimeTo(90_000);

        List<PayAlignment> alignments = alignments();
        assertThat(alignments)
                .extracting(PayAlignment::getPerformance)
                .containsExactly(Performance.LATENCY, Performance.BANDWIDTH);
        assertThat(alignments.get(0).getInversions()).containsExactly(new PayInversion(CAROL, ALICE, 20L));
        assertThat(alignments.get(0).getTauB()).isEqualTo(-1);
        assertThat(alignments.get(1).getPairs()).isZero();
    }
}
