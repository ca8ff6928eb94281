package io.swarmgauge.streams.selfreport;

import static io.swarmgauge.streams.testkit.Swarm.ALICE;
import static io.swarmgauge.streams.testkit.Swarm.BOB;
import static io.swarmgauge.streams.testkit.Swarm.CAROL;
import static io.swarmgauge.streams.testkit.Swarm.LEECHER;
import static io.swarmgauge.streams.testkit.Swarm.OTHER_LEECHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.Verdict;
import io.swarmgauge.streams.testkit.Batch;
import io.swarmgauge.streams.testkit.Claim;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many may lie: each bound of docs/trust.md about hosters, at the last number that it holds for and beyond. */
class LyingHostersTest {

    @ParameterizedTest
    @ValueSource(ints = {100, 134, 150, 1_000, 1_000_000})
    void whateverAHosterClaimsItIsCreditedAThirdMoreThanOthersReceivedAndNoMore(int claimed) {
        assertThat(Court.whereReceiptsCoverTheSwarm()
                        .hears(Claim.of(ALICE, 1).sent(0, claimed, 1000))
                        .hears(Batch.of(LEECHER, 1).received(ALICE, 0, 100, 1000))
                        .on(ALICE)
                        .getCreditedEgressBytes())
                .isBetween(100_000L, 133_333L);
    }

    @Test
    void receiversThatSideWithAHosterAreCreditedAsFarAsTheyGoThemselves() {
        Court court = Court.whereReceiptsCoverTheSwarm()
                .hears(Claim.of(ALICE, 1).sent(0, 1_000_000, 1000))
                .hears(Batch.of(ALICE, 1).sent(LEECHER, 0, 1_000_000, 1000))
                .hears(Batch.of(LEECHER, 1).received(ALICE, 0, 75, 1000));
        assertThat(court.on(ALICE).getCreditedEgressBytes()).isEqualTo(100_000);
        court.hears(Batch.of(OTHER_LEECHER, 1).received(ALICE, 0, 75, 1000));
        assertThat(court.on(ALICE).getCreditedEgressBytes()).isEqualTo(200_000);
    }

    @Test
    void whereReceiversAreSilentOneInflatedClaimOfThreeIsAnOutlierAndTwoCoverEachOther() {
        assertThat(silent(100, 100, 1000)).containsExactly(outlierLast());
        assertThat(silent(100, 1000, 1000)).doesNotContain(Verdict.OUTLIER);
    }

    @Test
    void halfOfTheOtherVoicesChangeNoChunkSizeAndMoreThanHalfDo() {
        Court court = Court.whereReceiptsCoverTheSwarm()
                .hears(Claim.of(ALICE, 1).sent(7, 0, 1000))
                .hears(Claim.of(BOB, 1).sent(7, 0, 1000))
                .hears(Claim.of(CAROL, 1).sent(7, 0, 1200));
        assertThat(court.verdictOn(ALICE)).isNotEqualTo(Verdict.CONTRADICTORY);
        court.hears(Batch.of(LEECHER, 1).received(BOB, 7, 1, 1200));
        assertThat(court.verdictOn(ALICE)).isEqualTo(Verdict.CONTRADICTORY);
    }

    private static Verdict[] outlierLast() {
        return new Verdict[] {Verdict.INSUFFICIENT_EVIDENCE, Verdict.INSUFFICIENT_EVIDENCE, Verdict.OUTLIER};
    }

    /** Verdicts on Alice, Bob and Carol, each of whom claims so many chunks, sent to nodes that report nothing. */
    private static List<Verdict> silent(int alice, int bob, int carol) {
        Court court = Court.whereSomeReceiversAreSilent();
        claims(court, ALICE, alice);
        claims(court, BOB, bob);
        claims(court, CAROL, carol);
        return List.of(court.verdictOn(ALICE), court.verdictOn(BOB), court.verdictOn(CAROL));
    }

    private static void claims(Court court, String hoster, int chunks) {
        court.hears(Claim.of(hoster, 1).sent(0, chunks, 1000))
                .hears(Batch.of(hoster, 1).sent(LEECHER, 0, chunks, 1000));
    }
}
