package io.swarmgauge.streams.attestation;

import static io.swarmgauge.streams.testkit.Swarm.ALICE;
import static io.swarmgauge.streams.testkit.Swarm.BOB;
import static io.swarmgauge.streams.testkit.Swarm.CAROL;
import static io.swarmgauge.streams.testkit.Swarm.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.AttestorWord;
import io.swarmgauge.schema.gauge.HosterAttestation;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.streams.kit.window.Heard;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.state.attestation.AttestationWindow;
import io.swarmgauge.streams.testkit.Probe;
import io.swarmgauge.streams.testkit.Swarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttestationPolicyTest {

    private static final String ANNA = "1".repeat(64);
    private static final String BEN = "2".repeat(64);
    private static final String CLARA = "3".repeat(64);

    private final AttestationPolicy policy =
            new AttestationPolicy(new WindowTimes(Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofDays(1)));

    @Test
    void hostersStandInThePlansOrderAndOneThatNobodyMeasuredHasNothing() {
        AttestedWindow window = attested(Probe.of(ANNA, ALICE, 1).answered(10));

        assertThat(window.getHosters())
                .extracting(HosterAttestation::getHosterId, hoster -> hoster.getRegions()
                        .size())
                .containsExactly(tuple(CAROL, 0), tuple(ALICE, 1), tuple(BOB, 0));
        assertThat(window.getOfflineAttestors()).isEmpty();
    }

    @Test
    void whatOneAttestorSaysStandsAsItSaidIt() {
        AttestedWindow window = attested(Probe.of(ANNA, ALICE, 1)
                .answered(10, 30, 20)
                .timedOut(1)
                .failed(Outcome.NOT_FOUND, 1)
                .taking(100.0));

        RegionAttestation said = of(ALICE, window);
        assertThat(said.getAttestors()).isEqualTo(1);
        assertThat(said.getAsked()).isEqualTo(5);
        assertThat(said.getAnswered()).isEqualTo(3);
        assertThat(said.getAnsweredShare()).isEqualTo(0.6);
        assertThat(said.getRefusedShare()).isEqualTo(0.2);
        assertThat(said.getLatenciesMs()).containsExactly(10.0, 20.0, 30.0, 5_000.0);
        assertThat(said.getSpeedsBitsPerSecond()).containsExactly(0.0, 8_000 / 0.03, 400_000.0, 800_000.0);
        assertThat(said.getBandwidthsBitsPerSecond()).containsExactly(240_000.0);
        assertThat(said.getWords())
                .containsExactly(
                        new AttestorWord(ANNA, 5, 3, 1, 25.0, (8_000 / 0.03 + 400_000) / 2, 240_000.0, true, null));
    }

    @Test
    void theResultsOfOneAttestorInAWindowAddUp() {
        AttestedWindow window = attested(
                Probe.of(ANNA, ALICE, 1).answered(10), Probe.of(ANNA, ALICE, 2).timedOut(3));

        assertThat(of(ALICE, window).getWords())
                .extracting(AttestorWord::getAsked, AttestorWord::getAnswered)
                .containsExactly(tuple(4, 1));
    }

    @Test
    void ofThreeAttestorsTheMajoritysOutcomeAndTheMiddlesFiguresCount() {
        AttestedWindow window = attested(
                Probe.of(ANNA, ALICE, 1).answered(11, 12, 13),
                Probe.of(BEN, ALICE, 1).answered(10, 11, 12),
                Probe.of(CLARA, ALICE, 1).timedOut(3));

        RegionAttestation said = of(ALICE, window);
        assertThat(said.getAttestors()).isEqualTo(3);
        assertThat(said.getAnsweredShare()).isEqualTo(1);
        assertThat(said.getLatenciesMs()).containsExactly(11.0, 12.0, 13.0);
        assertThat(said.getSpeedsBitsPerSecond()).containsExactly(8_000 / 0.013, 8_000 / 0.012, 8_000 / 0.011);
        assertThat(said.getWords())
                .extracting(AttestorWord::getAttestorId, AttestorWord::getDissents)
                .containsExactly(tuple(ANNA, false), tuple(BEN, false), tuple(CLARA, true));
    }

    @Test
    void anEvenSplitChargesNobody() {
        AttestedWindow window = attested(
                Probe.of(ANNA, ALICE, 1).answered(10), Probe.of(BEN, ALICE, 1).timedOut(1));

        assertThat(of(ALICE, window).getAnsweredShare()).isNull();
        assertThat(of(ALICE, window).getAttestors()).isEqualTo(2);
        assertThat(of(ALICE, window).getWords())
                .extracting(AttestorWord::getDissents)
                .containsOnlyNulls();
    }

    @Test
    void whoWasOfflineIsNamedAndHasNoWeight() {
        AttestedWindow window = attested(
                Probe.of(ANNA, ALICE, 1).answered(10),
                Probe.of(ANNA, BOB, 2).answered(10),
                Probe.of(BEN, ALICE, 1).timedOut(4),
                Probe.of(BEN, BOB, 2).failed(Outcome.ERROR, 4));

        assertThat(window.getOfflineAttestors()).containsExactly(BEN);
        RegionAttestation said = of(ALICE, window);
        assertThat(said.getAttestors()).isEqualTo(1);
        assertThat(said.getAsked()).isEqualTo(1);
        assertThat(said.getAnsweredShare()).isEqualTo(1);
        assertThat(said.getLatenciesMs()).containsExactly(10.0);
        assertThat(said.getWords())
                .extracting(AttestorWord::getAttestorId, AttestorWord::getAsked, AttestorWord::getCounted)
                .containsExactly(tuple(ANNA, 1, true), tuple(BEN, 4, false));
    }

    @Test
    void whereNobodyCountsThereIsNoShare() {
        AttestedWindow window = attested(
                Probe.of(ANNA, ALICE, 1).timedOut(2), Probe.of(ANNA, BOB, 2).timedOut(2));

        RegionAttestation said = of(ALICE, window);
        assertThat(window.getOfflineAttestors()).containsExactly(ANNA);
        assertThat(said.getAttestors()).isZero();
        assertThat(said.getAnsweredShare()).isNull();
        assertThat(said.getRefusedShare()).isNull();
        assertThat(said.getLatenciesMs()).isEmpty();
        assertThat(said.getWords()).hasSize(1);
    }

    @Test
    void regionsAndKindsAreAgreedOnApartAndStandAscending() {
        AttestedWindow window = attested(
                Probe.of(ANNA, ALICE, 1).in("europe").answered(10),
                Probe.of(BEN, ALICE, 1).in("asia").answered(200),
                Probe.of(ANNA, ALICE, 2).in("europe").idle().answered(5));

        assertThat(window.getHosters().get(1).getRegions())
                .extracting(RegionAttestation::getRegion, RegionAttestation::getKind, RegionAttestation::getLatenciesMs)
                .containsExactly(
                        tuple("asia", BenchmarkKind.WORKING, List.of(200.0)),
                        tuple("europe", BenchmarkKind.RAW, List.of(5.0)),
                        tuple("europe", BenchmarkKind.WORKING, List.of(10.0)));
    }

    @Test
    void aResultWithoutADeliveredChunkOrWithoutATimeSaysNothingOfBandwidth() {
        AttestedWindow window = attested(
                Probe.of(ANNA, ALICE, 1).timedOut(1),
                Probe.of(ANNA, ALICE, 2).answered(10).taking(null),
                Probe.of(ANNA, ALICE, 3).answered(10).taking(0.0));

        assertThat(of(ALICE, window).getBandwidthsBitsPerSecond()).isEmpty();
        assertThat(of(ALICE, window).getWords().get(0).getBandwidthBitsPerSecond())
                .isNull();
    }

    @Test
    void whatAHosterMeasuresOfItselfCountsInNoWindow() {
        assertThat(policy.windows(Probe.of(ALICE, ALICE, 1).answered(1).record()))
                .isEmpty();
    }

    @Test
    void whoAskedForNothingIsNotHeard() {
        assertThat(policy.windows(Probe.of(ANNA, ALICE, 1).record())).isEmpty();
    }

    @Test
    void aResultCountsInTheWindowInWhichItBegan() {
        assertThat(policy.windows(
                        Probe.of(ANNA, ALICE, 1).at(59_999).answered(1).record()))
                .containsExactly(new Window(0, 60_000));
        assertThat(policy.windows(
                        Probe.of(ANNA, ALICE, 1).at(60_000).answered(1).record()))
                .containsExactly(new Window(60_000, 120_000));
    }

    @Test
    void aHosterOutsideThePlanIsNotListedAndMakesNobodyBlind() {
        AttestedWindow window = attested(
                Probe.of(ANNA, ALICE, 1).timedOut(1),
                Probe.of(ANNA, STRANGER, 2).timedOut(1));

        assertThat(window.getHosters())
                .extracting(HosterAttestation::getHosterId)
                .containsExactly(CAROL, ALICE, BOB);
        assertThat(window.getOfflineAttestors()).isEmpty();
    }

    @Test
    void moreSamplesThanTheBoundAreThinnedToTheSameOnesInAnyOrder() {
        List<BenchmarkResult> results = new ArrayList<>(IntStream.rangeClosed(1, 100)
                .mapToObj(n -> Probe.of(ANNA, ALICE, n)
                        .answered(n, n + 1, n + 2, n + 3, n + 4)
                        .record())
                .toList());

        AttestationWindow state = state(results);
        Collections.reverse(results);

        assertThat(state.getTestimonies().get(0).getLatencies()).hasSize(BoundedSamples.MOST);
        assertThat(state(results)).isEqualTo(state);
        assertThat(of(ALICE, concluded(state)).getLatenciesMs())
                .hasSize(MiddleAttestor.MOST)
                .isSorted();
        assertThat(of(ALICE, concluded(state)).getWords().get(0).getLatencyMs()).isBetween(42.0, 62.0);
    }

    private AttestedWindow attested(Probe... probes) {
        return concluded(state(List.of(probes).stream().map(Probe::record).toList()));
    }

    private AttestationWindow state(List<BenchmarkResult> results) {
        AttestationWindow state = policy.empty();
        for (BenchmarkResult result : results) {
            state = policy.add(state, result);
        }
        return state;
    }

    private AttestedWindow concluded(AttestationWindow state) {
        return policy.conclude(Swarm.SETUP, new Window(0, 60_000), 0, state, Heard.nobody(), Swarm.setup())
                .get(0);
    }

    /** The hoster's only attestation. */
    private static RegionAttestation of(String hosterId, AttestedWindow window) {
        List<RegionAttestation> regions = window.getHosters().stream()
                .filter(hoster -> hoster.getHosterId().equals(hosterId))
                .flatMap(hoster -> hoster.getRegions().stream())
                .toList();
        assertThat(regions).hasSize(1);
        return regions.get(0);
    }
}
