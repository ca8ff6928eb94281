package io.swarmgauge.streams.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.PlaceShares;
import io.swarmgauge.schema.gauge.RankHistory;
import io.swarmgauge.schema.gauge.SetupPlaces;
import io.swarmgauge.streams.kit.ledger.DatedBucket;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.state.history.HistoryBucket;
import io.swarmgauge.streams.state.history.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryPolicyTest {

    private static final Window WINDOW = new Window(0, 60_000);

    private final HistoryPolicy policy = new HistoryPolicy();

    /** The example of the concept: hosterA(#1 = 25 %, #2 = 25 %, #3 = 50 %). */
    @Test
    void placesAreSharesOfTheWindowsInWhichTheHosterHadOne() {
        RankHistory history = conclude(bucket(latency(1), latency(2), latency(3), latency(3)));
        assertThat(history.getAcross()).containsExactly(new PlaceShares(Performance.LATENCY, 4L, 0.25, 0.25, 0.5, 0.0));
        assertThat(history.getSetups()).containsExactly(new SetupPlaces("setup-1", history.getAcross()));
    }

    @Test
    void aWindowWithoutAPlaceCountsInNoShare() {
        RankHistory history = conclude(bucket(latency(1), latency(null), latency(null), latency(2)));
        assertThat(history.getAcross()).containsExactly(new PlaceShares(Performance.LATENCY, 2L, 0.5, 0.5, 0.0, 0.0));
    }

    @Test
    void aHosterThatNeverHadAPlaceHasNoShares() {
        RankHistory history = conclude(bucket(latency(null)));
        assertThat(history.getAcross()).isEmpty();
        assertThat(history.getSetups()).isEmpty();
    }

    @Test
    void everyPlaceBelowTheThirdIsOne() {
        RankHistory history = conclude(bucket(latency(3), latency(4), latency(5), latency(17)));
        assertThat(history.getAcross()).containsExactly(new PlaceShares(Performance.LATENCY, 4L, 0.0, 0.0, 0.25, 0.75));
    }

    @Test
    void setupsAndPerformancesStandApartAndAreCountedTogetherAcross() {
        RankHistory history = conclude(
                bucket(place("b", Performance.BANDWIDTH, 2), place("a", Performance.LATENCY, 1)),
                bucket(place("b", Performance.LATENCY, 3), place("a", Performance.LATENCY, 1)));
        PlaceShares bandwidth = new PlaceShares(Performance.BANDWIDTH, 1L, 0.0, 1.0, 0.0, 0.0);
        assertThat(history.getAcross())
                .containsExactly(new PlaceShares(Performance.LATENCY, 3L, 2 / 3.0, 0.0, 1 / 3.0, 0.0), bandwidth);
        assertThat(history.getSetups())
                .containsExactly(
                        new SetupPlaces("a", List.of(new PlaceShares(Performance.LATENCY, 2L, 1.0, 0.0, 0.0, 0.0))),
                        new SetupPlaces(
                                "b", List.of(new PlaceShares(Performance.LATENCY, 1L, 0.0, 0.0, 1.0, 0.0), bandwidth)));
    }

    @Test
    void onlyTheHundredSetupsWithTheMostWindowsAreNamedButAllCountAcross() {
        List<Place> places = new ArrayList<>();
        for (int setup = 0; setup < 102; setup++) {
            String name = "setup-%03d".formatted(setup);
            places.add(place(name, Performance.LATENCY, 1));
            if (setup != 50 && setup != 70) {
                places.add(place(name, Performance.BANDWIDTH, 1));
            }
        }
        RankHistory history = conclude(bucket(places.toArray(Place[]::new)));
        assertThat(history.getSetups())
                .hasSize(HistoryPolicy.MOST_SETUPS)
                .extracting(SetupPlaces::getSetupId)
                .doesNotContain("setup-050", "setup-070")
                .isSorted();
        assertThat(history.getAcross()).extracting(PlaceShares::getWindows).containsExactly(102L, 100L);
    }

    @Test
    void addingLeavesTheBucketAsItWas() {
        HistoryBucket one = bucket(latency(1));
        policy.add(one, latency(2), WINDOW);
        assertThat(one).isEqualTo(bucket(latency(1)));
    }

    private HistoryBucket bucket(Place... places) {
        HistoryBucket bucket = policy.empty();
        for (Place place : places) {
            bucket = policy.add(bucket, place, WINDOW);
        }
        return bucket;
    }

    private RankHistory conclude(HistoryBucket... buckets) {
        List<DatedBucket<HistoryBucket>> dated = new ArrayList<>();
        for (HistoryBucket bucket : buckets) {
            dated.add(new DatedBucket<>(dated.size() * 60_000L, bucket));
        }
        return policy.conclude("hoster", dated, 60_000);
    }

    private static Place latency(@Nullable Integer rank) {
        return place("setup-1", Performance.LATENCY, rank);
    }

    private static Place place(String setup, Performance performance, @Nullable Integer rank) {
        return new Place(setup, performance.name(), rank);
    }
}
