package io.swarmgauge.streams.history;

import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.PlaceShares;
import io.swarmgauge.schema.gauge.RankHistory;
import io.swarmgauge.schema.gauge.SetupPlaces;
import io.swarmgauge.streams.kit.ledger.DatedBucket;
import io.swarmgauge.streams.kit.ledger.LedgerPolicy;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.state.history.HistoryBucket;
import io.swarmgauge.streams.state.history.KeptPlaces;
import io.swarmgauge.streams.state.history.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Counts a hoster's places. A window without a place counts in no share: nothing is known of it. */
final class HistoryPolicy implements LedgerPolicy<Place, HistoryBucket, RankHistory> {

    static final int MOST_SETUPS = 100;

    @Override
    public HistoryBucket empty() {
        return new HistoryBucket(List.of());
    }

    @Override
    public HistoryBucket add(HistoryBucket bucket, Place place, Window window) {
        Integer rank = place.getRank();
        if (rank == null) {
            return bucket;
        }
        NavigableMap<Ladder, Tally> tallies = new TreeMap<>();
        count(bucket, tallies);
        tallies.merge(Ladder.of(place), Tally.of(rank), Tally::plus);
        List<KeptPlaces> places = new ArrayList<>(tallies.size());
        tallies.forEach((ladder, tally) -> places.add(ladder.kept(tally)));
        return new HistoryBucket(places);
    }

    @Override
    public RankHistory conclude(String hosterId, List<DatedBucket<HistoryBucket>> buckets, long asOf) {
        NavigableMap<Ladder, Tally> tallies = new TreeMap<>();
        buckets.forEach(bucket -> count(bucket.content(), tallies));
        NavigableMap<String, Map<Performance, Tally>> setups = new TreeMap<>();
        Map<Performance, Tally> across = new EnumMap<>(Performance.class);
        tallies.forEach((ladder, tally) -> {
            setups.computeIfAbsent(ladder.setupId(), setup -> new EnumMap<>(Performance.class))
                    .put(ladder.performance(), tally);
            across.merge(ladder.performance(), tally, Tally::plus);
        });
        return new RankHistory(hosterId, asOf, shares(across), foremost(setups));
    }

    private static void count(HistoryBucket bucket, NavigableMap<Ladder, Tally> tallies) {
        bucket.getPlaces().forEach(kept -> tallies.merge(Ladder.of(kept), Tally.of(kept), Tally::plus));
    }

    private static List<SetupPlaces> foremost(NavigableMap<String, Map<Performance, Tally>> setups) {
        return setups.entrySet().stream()
                .sorted(Comparator.comparingLong(setup -> -windows(setup.getValue())))
                .limit(MOST_SETUPS)
                .sorted(Map.Entry.comparingByKey())
                .map(setup -> new SetupPlaces(setup.getKey(), shares(setup.getValue())))
                .toList();
    }

    private static long windows(Map<Performance, Tally> tallies) {
        return tallies.values().stream().mapToLong(Tally::windows).sum();
    }

    private static List<PlaceShares> shares(Map<Performance, Tally> tallies) {
        List<PlaceShares> shares = new ArrayList<>();
        tallies.forEach((performance, tally) -> shares.add(tally.shares(performance)));
        return shares;
    }
}
