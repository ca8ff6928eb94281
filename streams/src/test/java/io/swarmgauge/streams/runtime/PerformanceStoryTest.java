package io.swarmgauge.streams.runtime;

import static io.swarmgauge.streams.testkit.Swarm.ALICE;
import static io.swarmgauge.streams.testkit.Swarm.BOB;
import static io.swarmgauge.streams.testkit.Swarm.CAROL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmgauge.schema.gauge.HosterPerformances;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.PlaceShares;
import io.swarmgauge.schema.gauge.Quantiles;
import io.swarmgauge.schema.gauge.RankHistory;
import io.swarmgauge.schema.gauge.RegionPerformance;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.streams.testkit.GaugeDriver;
import io.swarmgauge.streams.testkit.Probe;
import io.swarmgauge.streams.testkit.Swarm;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From measurements to each hoster's performances and places. Windows of a minute with 30 s of grace, kept for a day. */
class PerformanceStoryTest {

    private static final String ANNA = Swarm.node('1');
    private static final long MINUTE = 60_000;

    @TempDir
    Path directory;

    private GaugeDriver gauge;
    private long sequence;

    @BeforeEach
    void planTheSetup() {
        gauge = new GaugeDriver(directory, "");
        gauge.plan(Swarm.setup());
    }

    @AfterEach
    void close() {
        gauge.close();
    }

    @Test
    void aHostersQuantilesGrowWithEveryWindowAndATimeOutCountsAsItsLimit() {
        // Given
        hear(probe(ALICE, 0).answered(10, 20, 30));
        hear(probe(ALICE, MINUTE).answered(40).timedOut(1));
        hear(probe(BOB, MINUTE).answered(7).idle());

        // When
        gauge.passTimeTo(2 * MINUTE + 30_000);

        // Then
        RegionPerformance alice = last(performances(), ALICE).getRegions().get(0);
        assertThat(alice.getLatencyMs())
                .extracting(Quantiles::getP10, Quantiles::getP50, Quantiles::getP90, Quantiles::getSamples)
                .containsExactly(10.0, 30.0, (double) Probe.TIMEOUT_MS, 5L);
        assertThat(Objects.requireNonNull(alice.getLatencyMs()).getLastSeen()).isEqualTo(2 * MINUTE);
    }

    @Test
    void anIdleHosterIsDescribedAsSuchAndAnUnmeasuredOneWithNothing() {
        hear(probe(ALICE, 0).answered(10));
        hear(probe(BOB, 0).answered(7).idle().in("asia"));
        gauge.passTimeTo(MINUTE + 30_000);

        List<HosterPerformances> said = performances();
        assertThat(last(said, BOB).getRegions())
                .extracting(RegionPerformance::getRegion, RegionPerformance::getKind)
                .containsExactly(tuple("asia", BenchmarkKind.RAW));
        assertThat(last(said, CAROL).getRegions()).isEmpty();
    }

    @Test
    void aLateMeasurementCorrectsThePerformancesAndARepeatedOneDoesNot() {
        hear(probe(ALICE, 0).answered(10, 20, 30));
        gauge.passTimeTo(MINUTE + 30_000);
        performances();

        Probe late = probe(ALICE, 0).answered(1, 2);
        hear(late);
        assertThat(median(last(performances(), ALICE))).isEqualTo(10);
        hear(late);
        assertThat(performances()).isEmpty();
    }

    @Test
    void aRestartForgetsNeitherWhatIsKnownNorWhatIsYetToBeSaid() {
        hear(probe(ALICE, 0).answered(10, 20, 30));
        gauge.passTimeTo(MINUTE + 30_000);
        gauge.restart();
        assertThat(median(last(performances(), ALICE))).isEqualTo(20);

        hear(probe(ALICE, 2 * MINUTE).answered(1, 2));
        gauge.passTimeTo(3 * MINUTE + 30_000);
        assertThat(median(last(performances(), ALICE))).isEqualTo(10);
    }

    @Test
    void aHostersPlacesAreSharesOfTheWindowsInWhichItWasRanked() {
        place(0, ALICE, BOB, CAROL);
        place(MINUTE, BOB, ALICE, CAROL);
        place(2 * MINUTE, BOB, CAROL, ALICE);
        place(3 * MINUTE, CAROL, BOB, ALICE);
        hear(probe(ALICE, 4 * MINUTE).answered(1));
        gauge.passTimeTo(5 * MINUTE + 30_000);
        gauge.passWallClock(Duration.ofSeconds(1));

        List<RankHistory> said = gauge.read(TopicCatalogue.RANK_HISTORY);
        RankHistory alice = said.stream()
                .filter(history -> history.getHosterId().equals(ALICE))
                .reduce((former, later) -> later)
                .orElseThrow();
        assertThat(alice.getAsOf()).isEqualTo(5 * MINUTE);
        assertThat(alice.getAcross()).contains(new PlaceShares(Performance.LATENCY, 4L, 0.25, 0.25, 0.5, 0.0));
        assertThat(alice.getSetups()).singleElement().satisfies(setup -> assertThat(setup.getSetupId())
                .isEqualTo(Swarm.SETUP));
    }

    /** A window in which the hosters answer the faster the earlier they are named. */
    private void place(long time, String... hosters) {
        double latency = 10;
        for (String hoster : hosters) {
            hear(probe(hoster, time).answered(latency, latency + 1, latency + 2, latency + 3, latency + 4));
            latency += 100;
        }
    }

    private Probe probe(String hoster, long time) {
        sequence++;
        return Probe.of(ANNA, hoster, sequence).at(time);
    }

    private void hear(Probe probe) {
        gauge.send(
                TopicCatalogue.BENCHMARKS,
                Swarm.SETUP,
                probe.record(),
                probe.record().getHeader().getWindowEnd() - 1);
    }

    private List<HosterPerformances> performances() {
        gauge.passWallClock(Duration.ofSeconds(1));
        return gauge.read(TopicCatalogue.PERFORMANCES);
    }

    private static HosterPerformances last(List<HosterPerformances> said, String hoster) {
        return said.stream()
                .filter(performances -> performances.getHosterId().equals(hoster))
                .reduce((former, later) -> later)
                .orElseThrow();
    }

    private static double median(HosterPerformances performances) {
        return Objects.requireNonNull(performances.getRegions().get(0).getLatencyMs())
                .getP50();
    }
}
