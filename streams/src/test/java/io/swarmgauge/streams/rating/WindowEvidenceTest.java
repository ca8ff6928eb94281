package io.swarmgauge.streams.rating;

import static io.swarmgauge.streams.rating.Given.ASIA;
import static io.swarmgauge.streams.rating.Given.EU;
import static io.swarmgauge.streams.rating.Given.MINUTE;
import static io.swarmgauge.streams.rating.Given.hoster;
import static io.swarmgauge.streams.rating.Given.raw;
import static io.swarmgauge.streams.rating.Given.samples;
import static io.swarmgauge.streams.rating.Given.share;
import static io.swarmgauge.streams.rating.Given.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.schema.plan.Terms;
import io.swarmgauge.streams.state.rating.LoneTally;
import io.swarmgauge.streams.state.rating.RegionTally;
import io.swarmgauge.streams.testkit.Swarm;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowEvidenceTest {

    @Test
    void theAnsweredShareIsSuccessAndTheRestIsFailure() {
        RegionTally tally = only(share(EU, 1.0 / 3, "x", "y", "z"));
        assertThat(tally.getSuccesses()).isEqualTo(333_333);
        assertThat(tally.getFailures()).isEqualTo(666_667);
        assertThat(tally.getLone()).isEmpty();
        assertThat(tally.getLastSeen()).isEqualTo(MINUTE);
    }

    @Test
    void nobodyIsChargedWhereNothingIsAgreedOn() {
        assertThat(evidence(share(EU, null, "x", "y"))).isEmpty();
    }

    @Test
    void anIdleHosterIsNotRated() {
        assertThat(evidence(raw(EU))).isEmpty();
    }

    @Test
    void whatOneAttestorStandsForAloneIsNoted() {
        assertThat(only(share(EU, 0.25, "x")).getLone()).containsExactly(new LoneTally("x", 250_000L, 750_000L));
    }

    @Test
    void anAnswerOfAnySizeIsAnAnswerInItsSlot() {
        assertThat(only(share(EU, 0.1, "x")).getSlotsAnswered()).isEqualTo(1);
        assertThat(only(share(EU, 0.0, "x")).getSlotsAnswered()).isZero();
        assertThat(only(share(EU, 0.0, "x")).getSlotsAsked()).isEqualTo(1);
    }

    @Test
    void aSlotEndsWhereTheNextBegins() {
        assertThat(Slots.bit(5 * MINUTE - 1)).isEqualTo(0b1);
        assertThat(Slots.bit(5 * MINUTE)).isEqualTo(0b10);
        assertThat(Slots.bit(60 * MINUTE - 1)).isEqualTo(0b1000_0000_0000);
        assertThat(Slots.bit(60 * MINUTE)).isEqualTo(0b1);
    }

    @Test
    void samplesAreHeldAgainstThePlan() {
        RegionTally tally = scored(
                terms(100L, 0.5, 20.0, 0.9), samples(EU, List.of(10.0, 20.0, 30.0), List.of(50.0, 100.0, 150.0)));
        assertThat(tally.getSpeed().getMet()).isEqualTo(2);
        assertThat(tally.getSpeed().getOwed()).isEqualTo(1_500_000);
        assertThat(tally.getLag().getMet()).isEqualTo(2);
        assertThat(tally.getLag().getOwed()).isEqualTo(2_700_000);
        assertThat(tally.getScoredWindows()).isEqualTo(1);
    }

    @Test
    void whatThePlanDoesNotPromiseIsNotScored() {
        RegionTally tally =
                scored(terms(null, null, 20.0, 0.9), samples(EU, List.of(10.0), List.of(50.0, 100.0, 150.0)));
        assertThat(tally.getSpeed().getSamples()).isZero();
        assertThat(tally.getLag().getSamples()).isEqualTo(1);
    }

    @Test
    void withoutAPromiseHostersAreHeldAgainstTheMiddleOfTheirRegion() {
        // Given latencies 10, 20 and 30, 40: their median is 25
        AttestedWindow window = Given.window(
                0,
                0,
                hoster(
                        Swarm.ALICE,
                        samples(EU, List.of(10.0, 20.0), List.of()),
                        samples(ASIA, List.of(1.0), List.of())),
                hoster(Swarm.BOB, samples(EU, List.of(30.0, 40.0), List.of())));
        Yardsticks yardsticks = Yardsticks.of(Optional.of(terms(null, null, null, null)), window);

        assertThat(yardsticks.lag(EU)).contains(new Yardstick(25, 0.5));
        assertThat(yardsticks.speed(EU)).isEmpty();
        assertThat(yardsticks.lag(ASIA)).as("nobody beside it").isEmpty();
    }

    private static RegionTally only(RegionAttestation agreed) {
        assertThat(evidence(agreed)).hasSize(1);
        return evidence(agreed).get(0);
    }

    private static List<RegionTally> evidence(RegionAttestation agreed) {
        return evidence(Optional.empty(), agreed);
    }

    private static RegionTally scored(Terms terms, RegionAttestation agreed) {
        return evidence(Optional.of(terms), agreed).get(0);
    }

    private static List<RegionTally> evidence(Optional<Terms> terms, RegionAttestation agreed) {
        AttestedWindow window = Given.window(0, 0, hoster(Swarm.ALICE, agreed));
        return WindowEvidence.of(window.getHosters().get(0), window, Yardsticks.of(terms, window))
                .getRegions();
    }
}
