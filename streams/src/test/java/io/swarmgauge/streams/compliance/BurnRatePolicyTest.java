package io.swarmgauge.streams.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swarmgauge.schema.gauge.BurnRate;
import io.swarmgauge.schema.plan.ServiceTerm;
import io.swarmgauge.streams.state.compliance.Miss;
import io.swarmgauge.streams.state.compliance.TermSum;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BurnRatePolicyTest {

    private final BurnRatePolicy policy = new BurnRatePolicy(ComplianceDriver.standard());

    /**
     * 28 days are 672 h. A window of w hours that uses up the share s of the budget burns s ÷ (w ÷ 672) times as fast as
     * the period allows: 0.02 × 672 ÷ 1 = 13.44; 0.05 × 672 ÷ 6 = 5.6; 0.10 × 672 ÷ 24 = 2.8; 0.10 × 672 ÷ 72 = 0.933.
     */
    @ParameterizedTest
    @CsvSource({"0, 0.02, 1, 5, 13.44", "1, 0.05, 6, 30, 5.6", "2, 0.10, 24, 120, 2.8", "3, 0.10, 72, 360, 0.933"})
    void factorsFollowFromABudgetOf28Days(int pair, double share, int hours, int shortMinutes, double factor) {
        assertThat(share * 672 / hours).isCloseTo(factor, within(0.0005));
        BurnRate rate = rates(0.99, Map.of()).get(pair);
        assertThat(rate.getFactor()).isEqualTo(factor);
        assertThat(rate.getLongMs()).isEqualTo(Duration.ofHours(hours).toMillis());
        assertThat(rate.getShortMs()).isEqualTo(Duration.ofMinutes(shortMinutes).toMillis());
    }

    /** Of 99 %, 1 % may be missed: 27 of 200 are 13.5 %, 13.5 times as much; 26 are 13 times. */
    @Test
    void bothWindowsMustBeAboveTheFactor() {
        assertThat(fast(27, 200, 27, 200))
                .satisfies(rate -> assertThat(rate.getLongRate()).isCloseTo(13.5, within(1e-9)))
                .returns(true, BurnRate::getBurning);
        assertThat(fast(26, 200, 200, 200))
                .satisfies(rate -> assertThat(rate.getLongRate()).isCloseTo(13.0, within(1e-9)))
                .returns(false, BurnRate::getBurning);
        assertThat(fast(200, 200, 26, 200).getBurning()).isFalse();
    }

    @Test
    void aSparseProbeHasNoRateAndDoesNotPage() {
        assertThat(fast(59, 59, 10, 10).getLongRate()).isNull();
        assertThat(fast(59, 59, 10, 10).getBurning()).isFalse();
        assertThat(fast(60, 60, 9, 9).getShortRate()).isNull();
        assertThat(fast(60, 60, 9, 9).getBurning()).isFalse();
        assertThat(fast(60, 60, 10, 10).getBurning()).isTrue();
    }

    /** One missed slot of eight is 12.5 %, under 13.44; two are 25 %. */
    @Test
    void availabilityCountsSlotsAndOneMissedSlotOfAnHourIsNotEnough() {
        Map<Duration, TermSum> one = Map.of(Duration.ofMinutes(5), counted(1, 1), Duration.ofHours(1), counted(1, 8));
        Map<Duration, TermSum> two = Map.of(Duration.ofMinutes(5), counted(1, 1), Duration.ofHours(1), counted(2, 8));
        assertThat(rates(ServiceTerm.AVAILABILITY, 0.99, one).get(0).getBurning())
                .isFalse();
        assertThat(rates(ServiceTerm.AVAILABILITY, 0.99, two).get(0).getBurning())
                .isTrue();
        assertThat(rates(0.99, two).get(0).getBurning()).isFalse();
    }

    @Test
    void aPromiseOfEverythingHasABudgetOfOneInAMillion() {
        assertThat(new ErrorBudget(1).rate(99, 100)).isCloseTo(10_000, within(1e-6));
        assertThat(new ErrorBudget(1).left(100, 100)).isEqualTo(1);
        assertThat(new ErrorBudget(0.99).left(995, 1_000)).isCloseTo(0.5, within(1e-9));
        assertThat(new ErrorBudget(0.99).left(980, 1_000)).isCloseTo(-1, within(1e-9));
        assertThat(new ErrorBudget(0.99).left(0, 0)).isNull();
    }

    /** Bob misses more in two ways than Alice in one, and Carol's many are of another time. */
    @Test
    void theSuspectIsWhoMissedMostInTheLongerWindow() {
        Map<Duration, TermSum> counted = Map.of(
                Duration.ofMinutes(5), missed(miss("alice", "SLOW", 9)),
                Duration.ofHours(1),
                        missed(miss("alice", "SLOW", 6), miss("bob", "SLOW", 4), miss("bob", "TIMED_OUT", 3)),
                Duration.ofHours(6), missed(miss("carol", "SLOW", 90), miss("bob", "SLOW", 7)),
                Duration.ofDays(1), missed(miss(Chunks.NOBODY, "CHUNK_LOST", 5)));
        assertThat(rates(0.99, counted)).extracting(BurnRate::getSuspectId).containsExactly("bob", "carol", null, null);
    }

    private static TermSum missed(Miss... misses) {
        return new TermSum("any", 0L, 100L, List.of(misses));
    }

    private static Miss miss(String hoster, String kind, long missed) {
        return new Miss(hoster, kind, missed);
    }

    private BurnRate fast(int longMissed, int longTotal, int shortMissed, int shortTotal) {
        return rates(
                        0.99,
                        Map.of(
                                Duration.ofHours(1), counted(longMissed, longTotal),
                                Duration.ofMinutes(5), counted(shortMissed, shortTotal)))
                .get(0);
    }

    private List<BurnRate> rates(double objective, Map<Duration, TermSum> counted) {
        return rates(ServiceTerm.LAG, objective, counted);
    }

    private List<BurnRate> rates(ServiceTerm term, double objective, Map<Duration, TermSum> counted) {
        return policy.rates(term, objective, span -> counted.getOrDefault(span, counted(0, 0)));
    }

    private static TermSum counted(int missed, int total) {
        return new TermSum("any", (long) total - missed, (long) total, List.of());
    }
}
