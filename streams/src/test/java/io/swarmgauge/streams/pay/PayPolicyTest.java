package io.swarmgauge.streams.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.swarmgauge.schema.gauge.PaidHoster;
import io.swarmgauge.schema.gauge.PayAlignment;
import io.swarmgauge.schema.gauge.PayInversion;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.RankedHoster;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PayPolicyTest {

    /** A hoster of the plan and its place. */
    private record Placed(
            String hosterId, @Nullable Long pay, @Nullable Integer rank) {}

    @Test
    void whoIsBetterPaidAndRanksBetterIsAlignedPerfectly() {
        PayAlignment alignment = alignment(new Placed("a", 30L, 1), new Placed("b", 20L, 2), new Placed("c", 10L, 3));

        assertThat(alignment.getPairs()).isEqualTo(3);
        assertThat(alignment.getInversions()).isEmpty();
        assertThat(alignment.getTauB()).isEqualTo(1);
    }

    @Test
    void eachPairInTheWrongOrderIsNamedWithTheDifferenceInPay() {
        PayAlignment alignment = alignment(new Placed("a", 30L, 2), new Placed("b", 10L, 1), new Placed("c", 15L, 3));

        assertThat(alignment.getInversions())
                .containsExactly(new PayInversion("a", "b", 20L), new PayInversion("c", "b", 5L));
        assertThat(alignment.getTauB()).isCloseTo(-1 / 3.0, within(1e-12));
    }

    @Test
    void paysAsFarApartAsALongReachesAreStillInOrder() {
        PayAlignment alignment = alignment(new Placed("a", Long.MAX_VALUE, 2), new Placed("b", -2L, 1));

        assertThat(alignment.getInversions()).containsExactly(new PayInversion("a", "b", Long.MAX_VALUE));
        assertThat(alignment.getTauB()).isEqualTo(-1);
    }

    @Test
    void theReverseOrderIsMinusOne() {
        assertThat(alignment(new Placed("a", 1L, 1), new Placed("b", 2L, 2), new Placed("c", 3L, 3))
                        .getTauB())
                .isEqualTo(-1);
    }

    @Test
    void aTieContradictsNothing() {
        PayAlignment alignment = alignment(new Placed("a", 30L, 1), new Placed("b", 10L, 1), new Placed("c", 10L, 3));

        assertThat(alignment.getInversions()).isEmpty();
        // one pair agrees; two of three are untied in pay, two of three in rank
        assertThat(alignment.getTauB()).isCloseTo(1 / 2.0, within(1e-12));
    }

    @Test
    void whereAllPayOrAllRanksAreAlikeThereIsNoCorrelation() {
        assertThat(alignment(new Placed("a", 5L, 1), new Placed("b", 5L, 2)).getTauB())
                .isNull();
        assertThat(alignment(new Placed("a", 5L, 1), new Placed("b", 6L, 1)).getTauB())
                .isNull();
        assertThat(alignment(new Placed("a", 5L, 1)).getTauB()).isNull();
    }

    @Test
    void onlyHostersWithAPayAndARankAreHeldAgainstEachOther() {
        PayAlignment alignment =
                alignment(new Placed("a", 30L, null), new Placed("b", null, 1), new Placed("c", 10L, 2));

        assertThat(alignment.getPairs()).isZero();
        assertThat(alignment.getInversions()).isEmpty();
        assertThat(alignment.getTauB()).isNull();
    }

    @Test
    void theBestPaidStandsFirstAndUnknownPayLast() {
        PayAlignment alignment = alignment(
                new Placed("a", null, 1), new Placed("b", 10L, 3), new Placed("c", 30L, null), new Placed("d", 10L, 2));

        assertThat(alignment.getHosters())
                .extracting(PaidHoster::getHosterId, PaidHoster::getPayPerDay, PaidHoster::getRank)
                .containsExactly(tuple("c", 30L, null), tuple("d", 10L, 2), tuple("b", 10L, 3), tuple("a", null, 1));
    }

    @Test
    void theAlignmentNamesTheWindowAndRevisionOfItsRanking() {
        assertThat(alignment(new Placed("a", 1L, 1)))
                .extracting(
                        PayAlignment::getSetupId,
                        PayAlignment::getPerformance,
                        PayAlignment::getWindowStart,
                        PayAlignment::getWindowEnd,
                        PayAlignment::getRevision)
                .containsExactly("setup-1", Performance.BANDWIDTH, 60L, 120L, 4);
    }

    @Test
    void whereNobodysPayIsKnownThereIsNothingToSay() {
        Placed unpaid = new Placed("a", null, 1);

        assertThat(PayPolicy.alignment(ranking(unpaid), setup(unpaid))).isEmpty();
    }

    private static PayAlignment alignment(Placed... hosters) {
        return PayPolicy.alignment(ranking(hosters), setup(hosters)).orElseThrow();
    }

    private static Ranking ranking(Placed... hosters) {
        return new Ranking(
                "setup-1",
                Performance.BANDWIDTH,
                60L,
                120L,
                4,
                Stream.of(hosters)
                        .map(hoster -> new RankedHoster(hoster.hosterId(), hoster.rank(), null, null, null, 0, 0))
                        .toList(),
                null,
                null);
    }

    private static HostingSetup setup(Placed... hosters) {
        return new HostingSetup(
                "setup-1",
                "feed",
                List.of(1),
                Stream.of(hosters)
                        .map(hoster -> new SetupHoster(hoster.hosterId(), "region", hoster.pay()))
                        .toList(),
                List.of(),
                null,
                null,
                null,
                null);
    }
}
