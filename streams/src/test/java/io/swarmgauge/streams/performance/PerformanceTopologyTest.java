package io.swarmgauge.streams.performance;

import static io.swarmgauge.streams.performance.Given.MINUTE;
import static io.swarmgauge.streams.performance.Given.latencies;
import static io.swarmgauge.streams.performance.Given.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.HosterPerformances;
import io.swarmgauge.schema.gauge.Quantiles;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.schema.gauge.RegionPerformance;
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
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PerformanceTopologyTest {

    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    @TempDir
    Path directory;

    @Test
    void aHosterIsDescribedRegionByRegionIdleAndAtWork() {
        // Given, when
        HosterPerformances said = lastOf(window(
                0,
                0,
                latencies("europe", 30, 10, 20),
                Given.region(
                        "asia", BenchmarkKind.WORKING, new double[] {5_000}, new double[] {0}, new double[] {800, 900}),
                Given.region("europe", BenchmarkKind.RAW, new double[] {7}, new double[0], new double[0])));

        // Then
        assertThat(said.getHosterId()).isEqualTo(Swarm.ALICE);
        assertThat(said.getAsOf()).isEqualTo(MINUTE);
        assertThat(said.getRegions())
                .extracting(RegionPerformance::getRegion, RegionPerformance::getKind)
                .containsExactly(
                        tuple("asia", BenchmarkKind.WORKING),
                        tuple("europe", BenchmarkKind.RAW),
                        tuple("europe", BenchmarkKind.WORKING));
        RegionPerformance asia = said.getRegions().get(0);
        assertThat(median(asia.getLatencyMs())).isEqualTo(5_000);
        assertThat(median(asia.getSpeedBitsPerSecond())).isZero();
        assertThat(median(asia.getBandwidthBitsPerSecond())).isEqualTo(800);
        assertThat(said.getRegions().get(1).getSpeedBitsPerSecond()).isNull();
        assertThat(said.getRegions().get(2).getLatencyMs())
                .extracting(Quantiles::getP10, Quantiles::getP50, Quantiles::getP90, Quantiles::getSamples)
                .containsExactly(10.0, 20.0, 30.0, 3L);
    }

    @Test
    void samplesOfAllSetupsAndBucketsAreOneSet() {
        HosterPerformances said = lastOf(
                window("setup-1", 0, 0, latencies("europe", 1, 2)),
                window("setup-2", 0, 0, latencies("europe", 3)),
                window("setup-1", 7 * HOUR, 0, latencies("europe", 4, 5)));
        assertThat(europe(said))
                .extracting(Quantiles::getP50, Quantiles::getSamples, Quantiles::getLastSeen)
                .containsExactly(3.0, 5L, 7 * HOUR + MINUTE);
    }

    @Test
    void aRevisionTakesThePlaceOfTheFormerAndMayTakeEverythingBack() {
        try (var room = room("revision")) {
            hear(room, window(0, 0, latencies("europe", 1_000)));
            hear(room, window(MINUTE, 0, latencies("europe", 5)));
            hear(room, window(0, 1, latencies("europe", 9, 9)));
            assertThat(europe(last(room)))
                    .extracting(Quantiles::getP90, Quantiles::getSamples)
                    .containsExactly(9.0, 3L);

            hear(room, window(0, 2));
            hear(room, window(MINUTE, 1));
            assertThat(last(room).getRegions()).isEmpty();
        }
    }

    @Test
    void samplesAgeAwayAfter28Days() {
        AttestedWindow early = window(0, 0, latencies("europe", 1_000));
        long end = 28 * DAY + 6 * HOUR;
        HosterPerformances before = lastOf(early, window(end - 2 * MINUTE, 0, latencies("europe", 5)));
        HosterPerformances after = lastOf(early, window(end - MINUTE, 0, latencies("europe", 5)));
        assertThat(europe(before).getSamples()).isEqualTo(2);
        assertThat(europe(after).getSamples()).isEqualTo(1);
    }

    @Test
    void whatIsKnownOfAHosterStaysWhileOnlyOthersAreMeasured() {
        try (var room = room("idle")) {
            hear(room, window(0, 0, latencies("europe", 5)));
            hear(room, Given.windowOf(Swarm.BOB, "setup-2", 100 * DAY, 0, latencies("europe", 5)));
            assertThat(room.published())
                    .extracting(HosterPerformances::getHosterId, said -> europe(said)
                            .getSamples())
                    .containsExactly(tuple(Swarm.ALICE, 1L), tuple(Swarm.BOB, 1L));

            hear(room, window(DAY, 0, latencies("europe", 6)));
            assertThat(europe(last(room)).getSamples()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyOrderAndAnyDuplicationLeadToTheSamePerformances(long seed) {
        List<AttestedWindow> windows = windows(seed);
        HosterPerformances inOrder = lastOf(windows.toArray(AttestedWindow[]::new));
        assertThat(europe(inOrder).getSamples()).isLessThanOrEqualTo(SampleSketch.K);
        for (long order = 1; order <= 5; order++) {
            List<AttestedWindow> shuffled = Shuffle.of(windows, seed * 1000 + order);
            assertThat(lastOf(shuffled.toArray(AttestedWindow[]::new))).isEqualTo(inOrder);
        }
    }

    /** Windows of two setups within a day, some revised, some with nothing in them. */
    private static List<AttestedWindow> windows(long seed) {
        Random random = new Random(seed);
        List<AttestedWindow> windows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            long start = i * 45L * MINUTE;
            for (int revision = 0; revision <= random.nextInt(3); revision++) {
                windows.add(
                        random.nextInt(5) == 0
                                ? window("setup-" + i % 2, start, revision)
                                : window(
                                        "setup-" + i % 2,
                                        start,
                                        revision,
                                        latencies("europe", random(random)),
                                        asia(random)));
            }
        }
        return windows;
    }

    private static RegionAttestation asia(Random random) {
        BenchmarkKind kind = random.nextBoolean() ? BenchmarkKind.RAW : BenchmarkKind.WORKING;
        return Given.region("asia", kind, random(random), random(random), random(random));
    }

    private static double[] random(Random random) {
        return random.doubles(random.nextInt(6), 1, 1_000).toArray();
    }

    private HosterPerformances lastOf(AttestedWindow... windows) {
        try (var room = room("one")) {
            for (AttestedWindow window : windows) {
                hear(room, window);
            }
            return last(room);
        }
    }

    private static HosterPerformances last(RoomDriver<AttestedWindow, HosterPerformances> room) {
        List<HosterPerformances> said = room.published();
        return said.get(said.size() - 1);
    }

    private static void hear(RoomDriver<AttestedWindow, HosterPerformances> room, AttestedWindow window) {
        room.hear(window.getSetupId(), window, window.getWindowEnd() - 1);
    }

    private RoomDriver<AttestedWindow, HosterPerformances> room(String name) {
        StreamsMeters meters = new StreamsMeters(new SimpleMeterRegistry());
        return new RoomDriver<>(
                directory.resolve(name),
                TopicCatalogue.ATTESTATIONS,
                TopicCatalogue.PERFORMANCES,
                (serdes, attestations) ->
                        new PerformanceTopology(Duration.ofDays(1), serdes, meters).attach(attestations));
    }

    private static Quantiles europe(HosterPerformances said) {
        return said.getRegions().stream()
                .filter(region -> region.getRegion().equals("europe"))
                .map(region -> Objects.requireNonNull(region.getLatencyMs()))
                .findFirst()
                .orElseThrow();
    }

    private static double median(@Nullable Quantiles quantiles) {
        return Objects.requireNonNull(quantiles).getP50();
    }
}
