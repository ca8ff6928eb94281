package io.swarmgauge.streams.selfreport;

import static io.swarmgauge.streams.testkit.Swarm.ALICE;
import static io.swarmgauge.streams.testkit.Swarm.BOB;
import static io.swarmgauge.streams.testkit.Swarm.CAROL;
import static io.swarmgauge.streams.testkit.Swarm.LEECHER;
import static io.swarmgauge.streams.testkit.Swarm.OTHER_LEECHER;
import static io.swarmgauge.streams.testkit.Swarm.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.Amount;
import io.swarmgauge.schema.gauge.ClaimVerdict;
import io.swarmgauge.schema.gauge.Verdict;
import io.swarmgauge.streams.testkit.Batch;
import io.swarmgauge.streams.testkit.Claim;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chunks of 1,000 bytes; a slack of 1,000 bytes; receivers may side with a hoster for a quarter of its traffic. */
class VerdictTest {

    @Test
    void noClaimIsMissingAndWhatOthersReceivedIsCreditedAllTheSame() {
        ClaimVerdict verdict = Court.whereReceiptsCoverTheSwarm()
                .hears(Batch.of(LEECHER, 1).received(ALICE, 0, 5, 1000))
                .on(ALICE);
        assertThat(verdict.getVerdict()).isEqualTo(Verdict.MISSING);
        assertThat(verdict.getClaimedEgress()).isNull();
        assertThat(verdict.getCreditedEgressBytes()).isEqualTo(5000);
    }

    @Test
    void aClaimForPartOfThePeriodIsNotEnough() {
        Court court = Court.whereReceiptsCoverTheSwarm();
        assertThat(court.hears(Claim.of(ALICE, 1).sent(0, 90, 1000).covering(0, 30_000))
                        .on(ALICE))
                .satisfies(verdict -> {
                    assertThat(verdict.getVerdict()).isEqualTo(Verdict.INSUFFICIENT_EVIDENCE);
                    assertThat(verdict.getReason()).isEqualTo("The claim covers 30,000 ms of a period of 60,000 ms.");
                });
        assertThat(court.hears(Claim.of(BOB, 1).covering(20_000, 60_000)).verdictOn(BOB))
                .isEqualTo(Verdict.INSUFFICIENT_EVIDENCE);
    }

    @Test
    void ofSeveralClaimsTheOneThatReachesFurthestCounts() {
        Court court = Court.whereReceiptsCoverTheSwarm()
                .hears(Claim.of(ALICE, 2))
                .hears(Claim.of(ALICE, 1).sent(0, 90, 1000).covering(0, 30_000));
        assertThat(court.verdictOn(ALICE)).isEqualTo(Verdict.CONSISTENT);
        assertThat(court.on(ALICE).getClaimedEgress()).isEqualTo(new Amount(0L, 0L));
    }

    @Test
    void aClaimWhoseSumsDoNotAddUpContradictsItself() {
        assertThat(Court.whereReceiptsCoverTheSwarm()
                        .hears(Claim.of(ALICE, 1).sent(0, 5, 1000).withTotalOff(1))
                        .hears(Batch.of(ALICE, 1).sent(LEECHER, 0, 5, 1000))
                        .on(ALICE))
                .satisfies(verdict -> {
                    assertThat(verdict.getVerdict()).isEqualTo(Verdict.CONTRADICTORY);
                    assertThat(verdict.getReason())
                            .isEqualTo("Claims an egress of 5 chunks and 5,001 bytes,"
                                    + " but its chunks add up to 5 chunks and 5,000 bytes.");
                });
    }

    @Test
    void aHosterOfWhichBatchesAreMissingIsNotSaidToContradictThem() {
        Court court = Court.whereReceiptsCoverTheSwarm()
                .hears(Claim.of(ALICE, 1).sent(0, 50, 1000))
                .hears(Batch.of(ALICE, 1).sent(LEECHER, 0, 20, 1000))
                .hears(Batch.of(LEECHER, 1).received(ALICE, 0, 50, 1000));
        assertThat(court.verdictOn(ALICE)).isEqualTo(Verdict.CONTRADICTORY);
        court.misses(ALICE, 3);
        assertThat(court.on(ALICE)).satisfies(verdict -> {
            assertThat(verdict.getVerdict()).isEqualTo(Verdict.INSUFFICIENT_EVIDENCE);
            assertThat(verdict.getReason())
                    .isEqualTo("Claims 50,000 bytes of egress, its own batches say 20,000 bytes,"
                            + " and 3 of them are missing.");
        });
    }

    @Test
    void whoHoldsBatchesBackEscapesNeitherReceiptsNorItsOwnGreaterFigures() {
        assertThat(Court.whereReceiptsCoverTheSwarm()
                        .hears(Claim.of(ALICE, 1).sent(0, 50, 1000))
                        .hears(Batch.of(LEECHER, 1).received(ALICE, 0, 20, 1000))
                        .misses(ALICE, 3)
                        .verdictOn(ALICE))
                .isEqualTo(Verdict.OVER_REPORTED);
        assertThat(Court.whereReceiptsCoverTheSwarm()
                        .hears(Claim.of(ALICE, 1).sent(0, 20, 1000))
                        .hears(Batch.of(ALICE, 1).sent(LEECHER, 0, 50, 1000))
                        .hears(Batch.of(LEECHER, 1).received(ALICE, 0, 20, 1000))
                        .misses(ALICE, 3)
                        .verdictOn(ALICE))
                .isEqualTo(Verdict.CONTRADICTORY);
    }

    @Test
    void whatIsMissingOfAnotherNodeExcusesNobody() {
        assertThat(Court.whereReceiptsCoverTheSwarm()
                        .hears(Claim.of(ALICE, 1).sent(0, 50, 1000))
                        .hears(Batch.of(ALICE, 1).sent(LEECHER, 0, 20, 1000))
                        .hears(Batch.of(LEECHER, 1).received(ALICE, 0, 50, 1000))
                        .misses(BOB, 3)
                        .verdictOn(ALICE))
                .isEqualTo(Verdict.CONTRADICTORY);
    }

    @Test
    void aChunkSizeThatMostOthersGiveOtherwiseContradictsTheClaim() {
        Court court = Court.whereReceiptsCoverTheSwarm()
                .hears(Claim.of(ALICE, 1).sent(7, 5, 1200))
                .hears(Claim.of(BOB, 1).sent(7, 1, 1000))
                .hears(Batch.of(ALICE, 1).sent(LEECHER, 7, 5, 1200))
                .hears(Batch.of(LEECHER, 1).received(BOB, 7, 1, 1000));
        assertThat(court.on(ALICE)).satisfies(verdict -> {
            assertThat(verdict.getVerdict()).isEqualTo(Verdict.CONTRADICTORY);
            assertThat(verdict.getReason())
                    .isEqualTo("Claims chunk 7 to have 1,200 bytes, but 2 of 2 others say 1,000 bytes.");
        });
        assertThat(court.verdictOn(BOB)).isEqualTo(Verdict.CONSISTENT);
    }

    @Test
    void oneOtherWhoGivesAnotherSizeProvesNothing() {
        assertThat(Court.whereReceiptsCoverTheSwarm()
                        .hears(Claim.of(ALICE, 1).sent(7, 1, 900))
                        .hears(Claim.of(BOB, 1).sent(7, 1, 1000))
                        .verdictOn(ALICE))
                .isEqualTo(Verdict.CONSISTENT);
    }

    @Test
    void aClaimThatDiffersFromItsOwnBatchesByMoreThanTheSlackIsContradictory() {
        Batch received = Batch.of(LEECHER, 1).received(ALICE, 0, 10, 1000);
        Batch sent = Batch.of(ALICE, 1).sent(LEECHER, 0, 10, 1000);
        assertThat(Court.whereReceiptsCoverTheSwarm()
                        .hears(received)
                        .hears(sent)
                        .hears(Claim.of(ALICE, 1).sent(0, 11, 1000))
                        .verdictOn(ALICE))
                .isEqualTo(Verdict.CONSISTENT);
        assertThat(Court.whereReceiptsCoverTheSwarm()
                        .hears(received)
                        .hears(sent)
                        .hears(Claim.of(ALICE, 1).sent(0, 12, 1000))
                        .on(ALICE)
                        .getReason())
                .isEqualTo("Claims 12,000 bytes of egress, but its own batches say 10,000 bytes (slack 1,000).");
        assertThat(Court.whereReceiptsCoverTheSwarm()
                        .hears(Claim.of(ALICE, 1).received(5, 5000))
                        .on(ALICE)
                        .getReason())
                .isEqualTo("Claims 5,000 bytes of ingress, but its own batches say 0 bytes (slack 1,000).");
    }

    @Test
    void aHosterThatClaimsMoreThanReceiptsAllowOverReports() {
        assertThat(honestTraffic(ALICE, 150, 100).on(ALICE)).satisfies(verdict -> {
            assertThat(verdict.getVerdict()).isEqualTo(Verdict.OVER_REPORTED);
            assertThat(verdict.getReason())
                    .isEqualTo("Claims 150,000 bytes of egress, but others received 100,000 bytes from it,"
                            + " which allows at most 133,333.");
            assertThat(verdict.getReceipts()).isEqualTo(new Amount(100L, 100_000L));
            assertThat(verdict.getCreditedEgressBytes()).isEqualTo(133_333);
        });
    }

    @Test
    void whatReceiptsAllowIsNotBlamed() {
        ClaimVerdict verdict = honestTraffic(ALICE, 133, 100).on(ALICE);
        assertThat(verdict.getVerdict()).isEqualTo(Verdict.CONSISTENT);
        assertThat(verdict.getCreditedEgressBytes()).isEqualTo(133_000);
        assertThat(honestTraffic(ALICE, 2, 1).verdictOn(ALICE)).isEqualTo(Verdict.CONSISTENT);
    }

    @Test
    void aHosterThatClaimsLessThanOthersReceivedUnderReports() {
        assertThat(honestTraffic(ALICE, 75, 100).verdictOn(ALICE)).isEqualTo(Verdict.CONSISTENT);
        ClaimVerdict verdict = honestTraffic(ALICE, 74, 100).on(ALICE);
        assertThat(verdict.getVerdict()).isEqualTo(Verdict.UNDER_REPORTED);
        assertThat(verdict.getCreditedEgressBytes()).isEqualTo(100_000);
    }

    @Test
    void aHosterCannotReceiptItself() {
        assertThat(Court.whereReceiptsCoverTheSwarm()
                        .hears(Claim.of(ALICE, 1).sent(0, 50, 1000).received(50, 50_000))
                        .hears(Batch.of(ALICE, 1).sent(ALICE, 0, 50, 1000).received(ALICE, 0, 50, 1000))
                        .verdictOn(ALICE))
                .isEqualTo(Verdict.OVER_REPORTED);
    }

    @Test
    void anIdleHosterIsConsistentWhoeverReports() {
        assertThat(Court.whereReceiptsCoverTheSwarm().hears(Claim.of(ALICE, 1)).verdictOn(ALICE))
                .isEqualTo(Verdict.CONSISTENT);
        assertThat(Court.whereSomeReceiversAreSilent().hears(Claim.of(ALICE, 1)).verdictOn(ALICE))
                .isEqualTo(Verdict.CONSISTENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void everyLiarIsFoundAndNobodyElseHoweverManyLie(int liars) {
        Court court = Court.whereReceiptsCoverTheSwarm();
        List<String> hosters = List.of(ALICE, BOB, CAROL);
        for (int i = 0; i < hosters.size(); i++) {
            int claimed = i < liars ? 150 : 100;
            hear(court, hosters.get(i), claimed, 100, i + 1);
        }
        for (int i = 0; i < hosters.size(); i++) {
            assertThat(court.verdictOn(hosters.get(i)))
                    .isEqualTo(i < liars ? Verdict.OVER_REPORTED : Verdict.CONSISTENT);
        }
    }

    @Test
    void whereReceiversAreSilentTheReportingHalfDecides() {
        assertThat(partlyReceipted(60, 40, 60).on(ALICE)).satisfies(verdict -> {
            assertThat(verdict.getVerdict()).isEqualTo(Verdict.CONSISTENT);
            assertThat(verdict.getReason())
                    .isEqualTo("Of 100,000 bytes claimed it says it sent 60,000 to reporting nodes,"
                            + " and they received 60,000.");
        });
        assertThat(partlyReceipted(60, 40, 30).verdictOn(ALICE)).isEqualTo(Verdict.OVER_REPORTED);
        assertThat(partlyReceipted(50, 50, 50).verdictOn(ALICE)).isEqualTo(Verdict.CONSISTENT);
    }

    @Test
    void whereMostReceiversAreSilentNothingIsProved() {
        assertThat(partlyReceipted(40, 60, 40).verdictOn(ALICE)).isEqualTo(Verdict.INSUFFICIENT_EVIDENCE);
    }

    @Test
    void receiptsProveThatMoreWasSentEvenWhereMostReceiversAreSilent() {
        assertThat(partlyReceipted(10, 10, 60).verdictOn(ALICE)).isEqualTo(Verdict.UNDER_REPORTED);
    }

    @Test
    void whereMostReceiversAreSilentAClaimFarAboveTheOthersIsAnOutlier() {
        Court court = partlyReceipted(10, 90, 10)
                .hears(Claim.of(BOB, 1).sent(0, 40, 1000))
                .hears(Claim.of(CAROL, 1).sent(0, 20, 1000));
        assertThat(court.on(ALICE)).satisfies(verdict -> {
            assertThat(verdict.getVerdict()).isEqualTo(Verdict.OUTLIER);
            assertThat(verdict.getReason())
                    .isEqualTo("Claims 100,000 bytes of egress, over 3 times the median of the other hosters' claims,"
                            + " 30,000 bytes.");
        });
    }

    @Test
    void threeTimesTheMedianIsNoOutlierYetAndOneOtherHosterIsNoMedian() {
        assertThat(partlyReceipted(10, 80, 10)
                        .hears(Claim.of(BOB, 1).sent(0, 40, 1000))
                        .hears(Claim.of(CAROL, 1).sent(0, 20, 1000))
                        .verdictOn(ALICE))
                .isEqualTo(Verdict.INSUFFICIENT_EVIDENCE);
        assertThat(partlyReceipted(10, 90, 10)
                        .hears(Claim.of(BOB, 1).sent(0, 1, 1000))
                        .verdictOn(ALICE))
                .isEqualTo(Verdict.INSUFFICIENT_EVIDENCE);
    }

    /** A hoster whose own batches agree with its claim, and a leecher that reports what it received. */
    private static Court honestTraffic(String hoster, int claimed, int received) {
        Court court = Court.whereReceiptsCoverTheSwarm();
        hear(court, hoster, claimed, received, 1);
        return court;
    }

    private static void hear(Court court, String hoster, int claimed, int received, long sequence) {
        court.hears(Claim.of(hoster, 1).sent(0, claimed, 1000))
                .hears(Batch.of(hoster, 1).sent(LEECHER, 0, claimed, 1000))
                .hears(Batch.of(LEECHER, sequence).received(hoster, 0, received, 1000));
    }

    /** Alice says she sent so much to nodes that report and so much to a stranger that does not. */
    private static Court partlyReceipted(int toReporters, int toStranger, int received) {
        return Court.whereSomeReceiversAreSilent()
                .hears(Claim.of(ALICE, 1).sent(0, toReporters + toStranger, 1000))
                .hears(Batch.of(ALICE, 1).sent(LEECHER, 0, toReporters, 1000).sent(STRANGER, 0, toStranger, 1000))
                .hears(Batch.of(LEECHER, 1).received(ALICE, 0, received - received / 2, 1000))
                .hears(Batch.of(OTHER_LEECHER, 1).received(ALICE, 0, received / 2, 1000));
    }
}
