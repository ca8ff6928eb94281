package io.swarmgauge.streams.runtime;

import static io.swarmgauge.streams.testkit.Swarm.ALICE;
import static io.swarmgauge.streams.testkit.Swarm.BOB;
import static io.swarmgauge.streams.testkit.Swarm.CAROL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.AttestorWord;
import io.swarmgauge.schema.gauge.PayAlignment;
import io.swarmgauge.schema.gauge.PayInversion;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.RankedHoster;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.streams.testkit.GaugeDriver;
import io.swarmgauge.streams.testkit.Probe;
import io.swarmgauge.streams.testkit.Swarm;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From measurements to what attestors agree on, to ranks and to pay. Windows of a minute with 30 s of grace, kept for a day. */
class AttestationStoryTest {

    private static final long DAY = 24 * 3600_000;
    private static final String ANNA = "1".repeat(64);
    private static final String BEN = "2".repeat(64);
    private static final String CLARA = "3".repeat(64);
    private static final double[] FAST = {10, 11, 12, 13, 14};
    private static final double[] MIDDLING = {110, 111, 112, 113, 114};
    private static final double[] SLOW = {210, 211, 212, 213, 214};

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

    private void hear(Probe probe) {
        BenchmarkResult result = probe.record();
        gauge.send(
                TopicCatalogue.BENCHMARKS,
                Swarm.SETUP,
                result,
                result.getHeader().getWindowEnd() - 1);
    }

    private List<AttestedWindow> attested() {
        return gauge.read(TopicCatalogue.ATTESTATIONS);
    }

    private List<Ranking> rankings() {
        return gauge.read(TopicCatalogue.RANKINGS);
    }

    private List<PayAlignment> alignments() {
        return gauge.read(TopicCatalogue.PAY_ALIGNMENT);
    }

    /** By latency, over all regions. */
    private Ranking latency() {
        return rankings().get(0);
    }

    private static String first(List<Ranking> rankings, String region) {
        return rankings.stream()
                .filter(ranking -> region.equals(ranking.getRegion()))
                .filter(ranking -> ranking.getPerformance() == Performance.LATENCY)
                .map(ranking -> ranking.getHosters().get(0).getHosterId())
                .findFirst()
                .orElseThrow();
    }

    private static RegionAttestation of(String hosterId, AttestedWindow window) {
        return window.getHosters().stream()
                .filter(hoster -> hoster.getHosterId().equals(hosterId))
                .flatMap(hoster -> hoster.getRegions().stream())
                .findFirst()
                .orElseThrow();
    }
}
