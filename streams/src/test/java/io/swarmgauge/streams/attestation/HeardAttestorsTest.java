package io.swarmgauge.streams.attestation;

import static io.swarmgauge.streams.testkit.Swarm.ALICE;
import static io.swarmgauge.streams.testkit.Swarm.BOB;
import static io.swarmgauge.streams.testkit.Swarm.CAROL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.streams.kit.window.Heard;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.state.attestation.AttestationWindow;
import io.swarmgauge.streams.state.attestation.Testimony;
import io.swarmgauge.streams.testkit.Probe;
import io.swarmgauge.streams.testkit.Swarm;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes may call themselves what they like: a window stays bounded, and the same in any order. */
class HeardAttestorsTest {

    private static final String ANNA = "1".repeat(64);
    private static final String BEN = "2".repeat(64);
    private static final int PUBLISHABLE_BYTES = 256 * 1024;
    private static final int KEEPABLE_BYTES = 1_000_000;

    private final AttestationPolicy policy =
            new AttestationPolicy(new WindowTimes(Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofDays(1)));

    @Test
    void whoNamesSeveralRegionsIsHeardInTheSmallestByName() {
        AttestationWindow state = state(List.of(
                Probe.of(ANNA, ALICE, 1).in("europe").answered(1).record(),
                Probe.of(ANNA, BOB, 2).in("europe").answered(2).record(),
                Probe.of(BEN, BOB, 1).in("europe").answered(3).record(),
                Probe.of(ANNA, ALICE, 3).in("asia").answered(4, 5).record(),
                Probe.of(ANNA, ALICE, 4).in("europe").answered(6).record(),
                Probe.of(ANNA, ALICE, 5).in("asia").answered(7).record()));

        assertThat(state.getTestimonies())
                .extracting(Testimony::getAttestorId, Testimony::getHosterId, Testimony::getRegion, Testimony::getAsked)
                .containsExactlyInAnyOrder(tuple(ANNA, ALICE, "asia", 3), tuple(BEN, BOB, "europe", 1));
    }

    @Test
    void anAttestorMayNameAnotherRegionInAnotherWindow() {
        AttestationWindow later = policy.add(
                policy.empty(),
                Probe.of(ANNA, ALICE, 2).at(60_000).in("europe").answered(1).record());

        assertThat(later.getTestimonies()).extracting(Testimony::getRegion).containsExactly("europe");
    }

    @Test
    void ofMoreAttestorsThanAreHeardThoseWithTheSmallestLotsStay() {
        List<BenchmarkResult> results = attestors(200)
                .map(attestor -> Probe.of(attestor, ALICE, 1).answered(1).record())
                .toList();

        assertThat(state(results).getTestimonies())
                .extracting(Testimony::getAttestorId)
                .containsExactlyInAnyOrderElementsOf(attestors(200)
                        .sorted(Comparator.comparingLong(attestor -> Lots.of(attestor, Swarm.SETUP, 0L)))
                        .limit(HeardAttestors.MOST)
                        .toList());
    }

    @Test
    void whoIsHeardIsDrawnAnewInEachWindow() {
        List<String> first = heard(state(attestors(200)
                .map(attestor -> Probe.of(attestor, ALICE, 1).answered(1).record())
                .toList()));
        List<String> second = heard(state(attestors(200)
                .map(attestor ->
                        Probe.of(attestor, ALICE, 2).at(60_000).answered(1).record())
                .toList()));

        assertThat(second).hasSameSizeAs(first).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrderOfArrivalChangesNeitherWhoIsHeardNorFromWhere(long seed) {
        Random random = new Random(seed);
        List<String> names = attestors(120).toList();
        List<BenchmarkResult> results = new ArrayList<>();
        for (int sequence = 1; sequence <= 600; sequence++) {
            results.add(Probe.of(
                            names.get(random.nextInt(names.size())),
                            List.of(ALICE, BOB, CAROL).get(random.nextInt(3)),
                            sequence)
                    .in("region-" + random.nextInt(3))
                    .answered(random.doubles(10, 1, 100).toArray())
                    .record());
        }
        AttestationWindow inOrder = state(results);

        assertThat(heard(inOrder)).hasSize(HeardAttestors.MOST);
        for (int order = 1; order <= 5; order++) {
            Collections.shuffle(results, random);
            assertThat(state(results)).isEqualTo(inOrder);
        }
    }

    @Test
    void theMoreAttestorsSpeakTheLessIsKeptOfEachInAnyOrder() {
        List<BenchmarkResult> results = new ArrayList<>();
        attestors(16).forEach(attestor -> IntStream.rangeClosed(1, 20)
                .mapToObj(sequence -> talkative(attestor, ALICE, sequence).record())
                .forEach(results::add));

        AttestationWindow state = state(results);

        assertThat(state.getTestimonies()).hasSize(16).allSatisfy(said -> assertThat(said.getLatencies())
                .hasSize(128));
        Collections.shuffle(results, new Random(3));
        assertThat(state(results)).isEqualTo(state);
    }

    @Test
    void whateverNodesSayTheWindowCanBeKeptAndPublished() throws IOException {
        AttestationWindow state = policy.empty();
        for (String attestor : attestors(60).toList()) {
            String region = attestor.substring(48).concat("\u4e16".repeat(48));
            long sequence = 1;
            for (String hoster : List.of(ALICE, BOB, CAROL)) {
                for (int i = 0; i < 10; i++) {
                    state = policy.add(
                            state,
                            talkative(attestor, hoster, sequence++).in(region).record());
                    state = policy.add(
                            state,
                            talkative(attestor, hoster, sequence++)
                                    .idle()
                                    .in(region)
                                    .record());
                }
            }
        }
        AttestedWindow window = policy.conclude(
                        Swarm.SETUP, new Window(0, 60_000), 0, state, Heard.nobody(), Swarm.setup())
                .get(0);

        assertThat(window.getHosters())
                .allSatisfy(hoster -> assertThat(hoster.getRegions()).hasSize(2 * HeardAttestors.MOST));
        assertThat(window.getHosters().get(0).getRegions().get(0))
                .extracting(region -> region.getLatenciesMs().size())
                .isEqualTo(10);
        assertThat(window.toByteBuffer().remaining()).isLessThan(PUBLISHABLE_BYTES);
        assertThat(state.toByteBuffer().remaining()).isLessThan(KEEPABLE_BYTES);
    }

    private static Probe talkative(String attestor, String hoster, long sequence) {
        return Probe.of(attestor, hoster, sequence)
                .answered(new Random(sequence).doubles(10, 1, 100).toArray());
    }

    private static Stream<String> attestors(int number) {
        return IntStream.range(0, number).mapToObj("%064x"::formatted);
    }

    private static List<String> heard(AttestationWindow state) {
        return state.getTestimonies().stream()
                .map(Testimony::getAttestorId)
                .distinct()
                .sorted()
                .toList();
    }

    private AttestationWindow state(List<BenchmarkResult> results) {
        AttestationWindow state = policy.empty();
        for (BenchmarkResult result : results) {
            state = policy.add(state, result);
        }
        return state;
    }
}
