package io.swarmgauge.streams.attestation;

import static io.swarmgauge.streams.testkit.Swarm.ALICE;
import static io.swarmgauge.streams.testkit.Swarm.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.streams.kit.window.Heard;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.state.attestation.AttestationWindow;
import io.swarmgauge.streams.testkit.Probe;
import io.swarmgauge.streams.testkit.Swarm;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many of a region's attestors may lie: the bounds of docs/trust.md, at the last number that they hold for and beyond. */
class LyingAttestorsTest {

    private static final double HONEST_MS = 100;
    private static final double LIE_MS = 1;

    private final AttestationPolicy policy =
            new AttestationPolicy(new WindowTimes(Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofHours(24)));

    @ParameterizedTest(name = "{0} liars of {1}")
    @CsvSource({"1, 3", "2, 5", "3, 7", "1, 4", "4, 9"})
    void fewerThanHalfMoveNoOutcomeAndNoFigure(int liars, int attestors) {
        RegionAttestation slandered = heard(liars, attestors, true);
        assertThat(slandered.getAnsweredShare()).isEqualTo(1);
        RegionAttestation flattered = heard(liars, attestors, false);
        assertThat(flattered.getLatenciesMs()).isNotEmpty().containsOnly(HONEST_MS);
    }

    @ParameterizedTest(name = "{0} liars of {1}")
    @CsvSource({"1, 2", "2, 4"})
    void exactlyHalfLeaveTheOutcomeOpenAndChargeNobody(int liars, int attestors) {
        assertThat(heard(liars, attestors, true).getAnsweredShare()).isNull();
    }

    @ParameterizedTest(name = "{0} liars of {1}")
    @CsvSource({"2, 3", "3, 5", "1, 1"})
    void moreThanHalfAreBelieved(int liars, int attestors) {
        assertThat(heard(liars, attestors, true).getAnsweredShare()).isZero();
        assertThat(heard(liars, attestors, false).getLatenciesMs()).containsOnly(LIE_MS);
    }

    /** What is agreed on about Alice: liars say that she answers nothing, or a hundred times as fast as she does. */
    private RegionAttestation heard(int liars, int attestors, boolean slander) {
        AttestationWindow state = policy.empty();
        for (int number = 0; number < attestors; number++) {
            String attestor = String.valueOf((char) ('0' + number)).repeat(64);
            Probe aboutAlice = Probe.of(attestor, ALICE, 1);
            if (number >= liars) {
                aboutAlice.answered(HONEST_MS, HONEST_MS, HONEST_MS);
            } else if (slander) {
                aboutAlice.timedOut(3);
            } else {
                aboutAlice.answered(LIE_MS, LIE_MS, LIE_MS);
            }
            state = policy.add(state, aboutAlice.record());
            state = policy.add(
                    state, Probe.of(attestor, BOB, 2).answered(HONEST_MS).record());
        }
        AttestedWindow window = policy.conclude(
                        Swarm.SETUP, new Window(0, 60_000), 0, state, Heard.nobody(), Swarm.setup())
                .get(0);
        return window.getHosters().stream()
                .filter(hoster -> hoster.getHosterId().equals(ALICE))
                .flatMap(hoster -> hoster.getRegions().stream())
                .findFirst()
                .orElseThrow();
    }
}
