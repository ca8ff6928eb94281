package io.swarmgauge.streams.attestation;

import static io.swarmgauge.streams.testkit.Swarm.ALICE;
import static io.swarmgauge.streams.testkit.Swarm.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.AttestorWord;
import io.swarmgauge.schema.gauge.HosterAttestation;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.streams.kit.Median;
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
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("For any measurements")
class AttestationPropertiesTest {

    private static final String ANNA = "1".repeat(64);
    private static final String BEN = "2".repeat(64);
    private static final String LIAR = "3".repeat(64);
    private static final List<String> HOSTERS = List.of(ALICE, BOB);
    private static final int ROUNDS = 50;

    private final AttestationPolicy policy =
            new AttestationPolicy(new WindowTimes(Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofDays(1)));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_order_of_arrival_does_not_change_what_is_kept(long seed) {
        Random random = new Random(seed);
        List<BenchmarkResult> results = new ArrayList<>();
        for (int sequence = 1; sequence <= 40; sequence++) {
            results.add(lie(random, HOSTERS.get(random.nextInt(2)), sequence).record());
        }
        AttestationWindow kept = state(results);
        Collections.shuffle(results, random);

        assertThat(state(results)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_liar_among_three_moves_no_figure_beyond_what_the_honest_saw(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            for (HosterAttestation hoster : attested(withLiar(random))) {
                RegionAttestation agreed = hoster.getRegions().get(0);
                List<AttestorWord> honest = agreed.getWords().stream()
                        .filter(word -> !word.getAttestorId().equals(LIAR))
                        .toList();

                assertWithin(honest, Shares::answered, agreed.getAnsweredShare());
                assertWithin(honest, Shares::refused, agreed.getRefusedShare());
                assertWithin(honest, AttestorWord::getLatencyMs, median(agreed.getLatenciesMs()));
                assertWithin(honest, AttestorWord::getSpeedBitsPerSecond, median(agreed.getSpeedsBitsPerSecond()));
                assertWithin(
                        honest, AttestorWord::getBandwidthBitsPerSecond, median(agreed.getBandwidthsBitsPerSecond()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_liar_among_three_makes_no_honest_attestor_offline(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            for (HosterAttestation hoster : attested(withLiar(random))) {
                assertThat(hoster.getRegions().get(0).getWords())
                        .filteredOn(word -> !word.getAttestorId().equals(LIAR))
                        .allMatch(AttestorWord::getCounted);
            }
        }
    }

    private static List<BenchmarkResult> withLiar(Random random) {
        List<BenchmarkResult> results = new ArrayList<>();
        for (String hoster : HOSTERS) {
            results.add(honest(random, ANNA, hoster));
            results.add(honest(random, BEN, hoster));
            results.add(lie(random, hoster, HOSTERS.indexOf(hoster) + 1).record());
        }
        Collections.shuffle(results, random);
        return results;
    }

    /** From seven to ten of ten requests answered, each in 20 to 40 ms. */
    private static BenchmarkResult honest(Random random, String attestor, String hoster) {
        int answered = 7 + random.nextInt(4);
        return Probe.of(attestor, hoster, HOSTERS.indexOf(hoster) + 1)
                .answered(random.doubles(answered, 20, 40).toArray())
                .failed(random.nextBoolean() ? Outcome.TIMEOUT : Outcome.ERROR, 10 - answered)
                .taking(50 + 50 * random.nextDouble())
                .record();
    }

    private static Probe lie(Random random, String hoster, int sequence) {
        double typical = Math.exp(8 * random.nextDouble());
        double spread = 3 * random.nextDouble();
        return Probe.of(LIAR, hoster, sequence)
                .answered(random.doubles(random.nextInt(12))
                        .map(uniform -> typical * Math.exp(spread * (uniform - 0.5)))
                        .toArray())
                .timedOut(1 + random.nextInt(5))
                .failed(Outcome.NOT_FOUND, random.nextInt(5))
                .taking(Math.exp(10 * random.nextDouble()));
    }

    private AttestationWindow state(List<BenchmarkResult> results) {
        AttestationWindow state = policy.empty();
        for (BenchmarkResult result : results) {
            state = policy.add(state, result);
        }
        return state;
    }

    /** What was agreed on about the two hosters that are measured. */
    private List<HosterAttestation> attested(List<BenchmarkResult> results) {
        return policy
                .conclude(Swarm.SETUP, new Window(0, 60_000), 0, state(results), Heard.nobody(), Swarm.setup())
                .get(0)
                .getHosters()
                .stream()
                .filter(hoster -> HOSTERS.contains(hoster.getHosterId()))
                .toList();
    }

    private static double median(List<Double> samples) {
        return Median.of(samples.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static void assertWithin(List<AttestorWord> honest, ToDoubleFunction<AttestorWord> figure, double agreed) {
        assertThat(agreed)
                .isBetween(
                        honest.stream().mapToDouble(figure).min().orElseThrow(),
                        honest.stream().mapToDouble(figure).max().orElseThrow());
    }
}
