package io.swarmgauge.streams.attestor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.AttestorStanding;
import io.swarmgauge.schema.gauge.AttestorWord;
import io.swarmgauge.schema.gauge.HosterAttestation;
import io.swarmgauge.schema.gauge.RatingState;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.testkit.RoomDriver;
import io.swarmgauge.streams.testkit.Shuffle;
import io.swarmgauge.streams.testkit.Swarm;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttestorTopologyTest {

    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;

    @TempDir
    Path directory;

    @Test
    void aLiarAmongThreeLosesItsWeightAndTheHonestKeepTheirs() {
        List<AttestedWindow> windows = new ArrayList<>();
        for (int minute = 0; minute < 10; minute++) {
            windows.add(window(
                    minute * MINUTE,
                    0,
                    List.of(word("honest", 50.0, false), word("liar", 5.0, true), word("upright", 50.0, false))));
        }

        Map<String, AttestorStanding> standings = standings("liar", windows);

        AttestorStanding liar = of(standings, "liar");
        assertThat(liar.getState()).isEqualTo(RatingState.KNOWN);
        assertThat(liar.getMinorityRate()).isEqualTo(1);
        assertThat(liar.getWeight()).isZero();
        AttestorStanding honest = of(standings, "honest");
        assertThat(honest.getMinorityRate()).isZero();
        assertThat(honest.getLatencyBias()).isEqualTo(1);
        assertThat(honest.getWeight()).isEqualTo(1);
        assertThat(honest.getMeasured()).isEqualTo(10);
        assertThat(honest.getCompared()).isEqualTo(10);
        assertThat(honest.getRegion()).isEqualTo("europe");
    }

    @Test
    void whoseLatenciesAreTwiceItsRegionsWeighsHalf() {
        List<AttestedWindow> windows = new ArrayList<>();
        for (int minute = 0; minute < 10; minute++) {
            windows.add(window(
                    minute * MINUTE,
                    0,
                    List.of(word("a", 50.0, false), word("b", 50.0, false), word("far", 100.0, false))));
        }
        AttestorStanding far = of(standings("far", windows), "far");
        assertThat(far.getLatencyBias()).isCloseTo(2.0, within(1e-6));
        assertThat(far.getWeight()).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void aFewMillisecondsAreNoBiasHoweverLargeARatioTheyMake() {
        List<AttestedWindow> windows = new ArrayList<>();
        for (int minute = 0; minute < 10; minute++) {
            windows.add(window(
                    minute * MINUTE,
                    0,
                    List.of(word("a", 2.0, false), word("b", 2.0, false), word("near", 12.0, false))));
        }
        AttestorStanding near = of(standings("near", windows), "near");
        assertThat(near.getLatencyBias()).isEqualTo(1);
        assertThat(near.getWeight()).isEqualTo(1);
    }

    @Test
    void whateverIsClaimedTheBiasIsBounded() {
        List<AttestedWindow> windows = new ArrayList<>();
        for (int minute = 0; minute < 10; minute++) {
            windows.add(window(
                    minute * MINUTE,
                    0,
                    List.of(word("a", 1e-200, false), word("b", 1e-200, false), word("absurd", 1e200, true))));
        }
        assertThat(of(standings("absurd", windows), "absurd").getLatencyBias()).isEqualTo(1 << 20);
        assertThat(of(standings("again", windows), "a").getLatencyBias()).isEqualTo(1);
    }

    @Test
    void halfAsLongAndTwiceAsLongCancelOut() {
        List<AttestedWindow> windows = new ArrayList<>();
        for (int minute = 0; minute < 10; minute++) {
            windows.add(window(
                    minute * MINUTE,
                    0,
                    List.of(
                            word("a", 50.0, false),
                            word("b", 50.0, false),
                            word("fickle", minute % 2 == 0 ? 25.0 : 100.0, false))));
        }
        assertThat(of(standings("fickle", windows), "fickle").getLatencyBias()).isCloseTo(1, within(1e-9));
    }

    @Test
    void belowTenComparisonsNothingIsHeldAgainstAnybody() {
        List<AttestedWindow> windows = new ArrayList<>();
        for (int minute = 0; minute < 9; minute++) {
            windows.add(window(
                    minute * MINUTE,
                    0,
                    List.of(word("a", 50.0, false), word("b", 50.0, false), word("odd", 500.0, true))));
        }
        AttestorStanding odd = of(standings("odd", windows), "odd");
        assertThat(odd.getState()).isEqualTo(RatingState.UNKNOWN);
        assertThat(odd.getMinorityRate()).isEqualTo(1);
        assertThat(odd.getWeight()).isEqualTo(1);
    }

    @Test
    void ofTwoThatDifferNeitherIsJudged() {
        AttestorStanding one =
                of(standings("two", List.of(window(0, 0, List.of(word("a", 5.0, null), word("b", 500.0, null))))), "b");
        assertThat(one.getMeasured()).isEqualTo(1);
        assertThat(one.getCompared()).isZero();
        assertThat(one.getMinorityRate()).isNull();
        assertThat(one.getLatencyBias()).isNull();
    }

    @Test
    void whoWasOfflineIsCountedAsOfflineAndAsNothingElse() {
        AttestedWindow window = new AttestedWindow(
                Swarm.SETUP,
                0L,
                MINUTE,
                0,
                List.of(hoster(List.of(uncounted("away"), word("a", 5.0, null)))),
                List.of("away"),
                null);
        Map<String, AttestorStanding> standings = standings("offline", List.of(window));
        assertThat(of(standings, "away").getOfflineWindows()).isEqualTo(1);
        assertThat(of(standings, "away").getMeasured()).isZero();
        assertThat(of(standings, "away").getWeight()).isEqualTo(1);
        assertThat(of(standings, "away").getRegion()).isEqualTo("europe");
        assertThat(of(standings, "a").getOfflineWindows()).isZero();
    }

    @Test
    void aRevisionTakesAnOfflineWindowBack() {
        AttestedWindow first = new AttestedWindow(
                Swarm.SETUP, 0L, MINUTE, 0, List.of(hoster(List.of(uncounted("away")))), List.of("away"), null);
        AttestedWindow later = window(0, 1, List.of(word("away", 5.0, null)));
        AttestorStanding away = of(standings("back", List.of(first, later)), "away");
        assertThat(away.getOfflineWindows()).isZero();
        assertThat(away.getMeasured()).isEqualTo(1);
    }

    @Test
    void whatWasSaidSevenDaysAgoCountsHalf() {
        AttestorStanding a = of(
                standings(
                        "decay",
                        List.of(
                                window(0, 0, List.of(word("a", 5.0, null))),
                                window(60 * MINUTE + 7 * DAY - MINUTE, 0, List.of(word("a", 5.0, null))))),
                "a");
        assertThat(a.getMeasured()).isCloseTo(1.5, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void anyOrderAndAnyDuplicationLeadToTheSameStandings(long seed) {
        Random random = new Random(seed);
        List<AttestedWindow> windows = new ArrayList<>();
        for (long start = 0; start < 5 * 60 * MINUTE; start += 20 * MINUTE) {
            for (int revision = 0; revision <= random.nextInt(3); revision++) {
                windows.add(window(start, revision, words(random)));
            }
        }
        assertThat(standings("shuffled", Shuffle.of(windows, seed))).isEqualTo(standings("in-order", windows));
    }

    private static List<AttestorWord> words(Random random) {
        List<AttestorWord> words = new ArrayList<>();
        for (String attestor : List.of("a", "b", "c", "d")) {
            words.add(
                    random.nextInt(5) == 0
                            ? uncounted(attestor)
                            : word(attestor, 1 + 100 * random.nextDouble(), random.nextBoolean()));
        }
        return words;
    }

    private Map<String, AttestorStanding> standings(String name, List<AttestedWindow> windows) {
        try (RoomDriver<AttestedWindow, AttestorStanding> room = new RoomDriver<>(
                directory.resolve(name),
                TopicCatalogue.ATTESTATIONS,
                TopicCatalogue.ATTESTORS,
                (serdes, attested) -> new AttestorTopology(
                                Duration.ofDays(1), serdes, new StreamsMeters(new SimpleMeterRegistry()))
                        .attach(attested))) {
            windows.forEach(window -> room.hear(window.getSetupId(), window, window.getWindowEnd() - 1));
            Map<String, AttestorStanding> last = new TreeMap<>();
            room.published().forEach(standing -> last.put(standing.getAttestorId(), standing));
            return last;
        }
    }

    private static AttestorStanding of(Map<String, AttestorStanding> standings, String attestorId) {
        assertThat(standings).containsKey(attestorId);
        return Objects.requireNonNull(standings.get(attestorId));
    }

    private static AttestedWindow window(long start, int revision, List<AttestorWord> words) {
        return new AttestedWindow(
                Swarm.SETUP, start, start + MINUTE, revision, List.of(hoster(words)), List.of(), null);
    }

    private static HosterAttestation hoster(List<AttestorWord> words) {
        RegionAttestation europe = new RegionAttestation(
                "europe",
                BenchmarkKind.WORKING,
                words.size(),
                10,
                10,
                1.0,
                0.0,
                List.of(),
                List.of(),
                List.of(),
                words,
                0);
        return new HosterAttestation(Swarm.ALICE, List.of(europe));
    }

    private static AttestorWord word(String attestorId, double latencyMs, @Nullable Boolean dissents) {
        return new AttestorWord(attestorId, 10, 10, 0, latencyMs, null, null, true, dissents);
    }

    private static AttestorWord uncounted(String attestorId) {
        return new AttestorWord(attestorId, 10, 0, 0, null, null, null, false, null);
    }
}
