package io.swarmgauge.benchmarks.latency;

import io.swarmgauge.benchmarks.load.Cast;
import io.swarmgauge.benchmarks.load.LoadShape;
import io.swarmgauge.benchmarks.measure.WrongResultException;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.RankedHoster;
import io.swarmgauge.schema.gauge.Ranking;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rankings by latency that must come: of each setup and window, over all regions and of the attestor's. */
final class ExpectedRankings {

    private static final List<Integer> RANKS = List.of(1, 2, 3);

    private final Set<Place> places = new HashSet<>();
    private final Map<String, List<String>> hosters = new HashMap<>();

    /**
     * One of them.
     *
     * @param region null for all regions together
     */
    record Place(String setupId, long windowStart, @Nullable String region) {

        /** From when on it can be ranked, epoch microseconds. */
        long dueMicros() {
            return (windowStart + LoadShape.WINDOW.plus(LoadShape.GRACE).toMillis()) * 1_000;
        }
    }

    /** @param beginMillis start of the first window */
    ExpectedRankings(Cast cast, int setups, long beginMillis, int windows) {
        for (int setup = 0; setup < setups; setup++) {
            int number = setup;
            String setupId = cast.setupId(setup);
            hosters.put(
                    setupId,
                    IntStream.range(0, LoadShape.HOSTERS)
                            .mapToObj(hoster ->
                                    cast.speaker(number, hoster).nodeId().hex())
                            .toList());
            for (int window = 0; window < windows; window++) {
                long start = beginMillis + window * LoadShape.WINDOW.toMillis();
                places.add(new Place(setupId, start, null));
                places.add(new Place(setupId, start, cast.region(LoadShape.HOSTERS)));
            }
        }
    }

    Set<Place> places() {
        return places;
    }

    /**
     * The place of the ranking; empty when it is none of those that are expected.
     *
     * @throws WrongResultException when it is, but ranks otherwise than was measured
     */
    Optional<Place> check(Ranking ranking) {
        Place place = new Place(ranking.getSetupId(), ranking.getWindowStart(), ranking.getRegion());
        if (ranking.getPerformance() != Performance.LATENCY || !places.contains(place)) {
            return Optional.empty();
        }
        List<String> order =
                ranking.getHosters().stream().map(RankedHoster::getHosterId).toList();
        List<Integer> ranks =
                ranking.getHosters().stream().map(RankedHoster::getRank).toList();
        if (!order.equals(hosters.get(place.setupId())) || !ranks.equals(RANKS)) {
            throw new WrongResultException("revision %d of %s ranks otherwise than was measured: %s"
                    .formatted(ranking.getRevision(), place, ranking.getHosters()));
        }
        return Optional.of(place);
    }
}
