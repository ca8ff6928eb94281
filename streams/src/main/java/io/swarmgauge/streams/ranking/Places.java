package io.swarmgauge.streams.ranking;

import io.swarmgauge.schema.gauge.RankedHoster;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Gives each contender its place. Contenders whose intervals overlap are tied; overlap alone is no equivalence (a may
 * overlap b and b overlap c while a and c are apart), so a tie is a connected component of overlap, which makes the
 * result a weak order. Tied contenders share the better rank: 1, 1, 3.
 */
final class Places {

    private static final Comparator<Contender> BY_ESTIMATE =
            Comparator.comparingDouble(Contender::cost).thenComparing(Contender::hosterId);

    private Places() {}

    static List<RankedHoster> of(List<Contender> contenders) {
        List<RankedHoster> places = new ArrayList<>(contenders.size());
        for (List<Contender> tied : ties(contenders)) {
            int rank = places.size() + 1;
            tied.stream().sorted(BY_ESTIMATE).map(c -> c.placed(rank)).forEach(places::add);
        }
        contenders.stream()
                .filter(c -> c.interval() == null)
                .sorted(BY_ESTIMATE)
                .map(c -> c.placed(null))
                .forEach(places::add);
        return places;
    }

    /** The components of overlap, best first. Intervals that only touch overlap. */
    private static List<List<Contender>> ties(List<Contender> contenders) {
        List<Contender> ascending = contenders.stream()
                .filter(c -> c.interval() != null)
                .sorted(Comparator.comparingDouble(Contender::leastCost))
                .toList();
        List<List<Contender>> ties = new ArrayList<>();
        double reach = Double.NEGATIVE_INFINITY;
        for (Contender contender : ascending) {
            if (ties.isEmpty() || contender.leastCost() > reach) {
                ties.add(new ArrayList<>());
            }
            ties.get(ties.size() - 1).add(contender);
            reach = Math.max(reach, contender.greatestCost());
        }
        return ties;
    }
}
