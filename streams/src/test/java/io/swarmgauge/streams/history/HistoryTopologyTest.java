package io.swarmgauge.streams.history;

import static io.swarmgauge.streams.history.Given.MINUTE;
import static io.swarmgauge.streams.history.Given.latency;
import static io.swarmgauge.streams.history.Given.ranking;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.PlaceShares;
import io.swarmgauge.schema.gauge.RankHistory;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.testkit.RoomDriver;
import io.swarmgauge.streams.testkit.Shuffle;
import io.swarmgauge.streams.testkit.Swarm;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTopologyTest {

    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    @TempDir
    Path directory;

    @Test
    void everyWindowOfEveryDayCountsOnce() {
        RankHistory history = lastOf(List.of(
                latency(0, 0, 1),
                latency(0, 0, 1),
                latency(MINUTE, 0, 2),
                latency(DAY, 0, 3),
                latency(DAY + 7 * HOUR, 0, 3)));
        assertThat(history.getHosterId()).isEqualTo(Swarm.ALICE);
        assertThat(history.getAsOf()).isEqualTo(DAY + 7 * HOUR + MINUTE);
        assertThat(history.getAcross()).containsExactly(new PlaceShares(Performance.LATENCY, 4L, 0.25, 0.25, 0.5, 0.0));
    }

    @Test
    void aRankingOfOneRegionAloneDoesNotCount() {
        RankHistory history =
                lastOf(List.of(latency(0, 0, 1), ranking(Swarm.SETUP, Performance.LATENCY, 0, 0, 3, "europe")));
        assertThat(history.getAcross()).extracting(PlaceShares::getFirst).containsExactly(1.0);
    }

    @Test
    void aRevisionTakesThePlaceOfTheFormerAndMayTakeItAway() {
        List<Ranking> revised = List.of(latency(0, 0, 1), latency(MINUTE, 0, 1), latency(0, 1, 3));
        assertThat(lastOf(revised).getAcross())
                .containsExactly(new PlaceShares(Performance.LATENCY, 2L, 0.5, 0.0, 0.5, 0.0));

        List<Ranking> takenAway = List.of(latency(0, 0, 1), latency(MINUTE, 0, 1), latency(0, 1, null));
        assertThat(lastOf(takenAway).getAcross())
                .extracting(PlaceShares::getWindows)
                .containsExactly(1L);
    }

    @Test
    void latencyAndBandwidthOfOneWindowDoNotReplaceEachOther() {
        RankHistory history = lastOf(List.of(latency(0, 0, 1), ranking(Swarm.SETUP, Performance.BANDWIDTH, 0, 0, 2)));
        assertThat(history.getAcross()).extracting(PlaceShares::getWindows).containsExactly(1L, 1L);
    }

    @Test
    void placesAreForgottenAfter28Days() {
        long end = 28 * DAY + 6 * HOUR;
        RankHistory before = lastOf(List.of(latency(0, 0, 1), latency(end - 2 * MINUTE, 0, 2)));
        RankHistory after = lastOf(List.of(latency(0, 0, 1), latency(end - MINUTE, 0, 2)));
        assertThat(before.getAcross()).extracting(PlaceShares::getWindows).containsExactly(2L);
        assertThat(after.getAcross()).extracting(PlaceShares::getWindows).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyOrderAndAnyDuplicationLeadToTheSameHistory(long seed) {
        List<Ranking> rankings = rankings(seed);
        RankHistory inOrder = lastOf(rankings);
        assertThat(inOrder.getSetups()).hasSize(3);
        for (long order = 1; order <= 5; order++) {
            assertThat(lastOf(Shuffle.of(rankings, seed * 1000 + order))).isEqualTo(inOrder);
        }
    }

    /** Windows of three setups within a day, some of them revised. */
    private static List<Ranking> rankings(long seed) {
        Random random = new Random(seed);
        List<Ranking> rankings = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            long start = (i / 3) * 65L * MINUTE;
            Performance performance = random.nextBoolean() ? Performance.LATENCY : Performance.BANDWIDTH;
            for (int revision = 0; revision <= random.nextInt(3); revision++) {
                int rank = random.nextInt(6);
                rankings.add(ranking("setup-" + i % 3, performance, start, revision, rank == 0 ? null : rank));
            }
        }
        return rankings;
    }

    private RankHistory lastOf(List<Ranking> rankings) {
        StreamsMeters meters = new StreamsMeters(new SimpleMeterRegistry());
        try (var room = new RoomDriver<>(
                directory,
                TopicCatalogue.RANKINGS,
                TopicCatalogue.RANK_HISTORY,
                (serdes, stream) -> new HistoryTopology(Duration.ofDays(1), serdes, meters).attach(stream))) {
            rankings.forEach(ranking -> room.hear(ranking.getSetupId(), ranking, ranking.getWindowEnd() - 1));
            List<RankHistory> said = room.published();
            return said.get(said.size() - 1);
        }
    }
}
