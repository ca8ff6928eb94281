package io.swarmgauge.streams.rating;

import io.swarmgauge.streams.state.rating.LoneTally;
import io.swarmgauge.streams.state.rating.RatingEvidence;
import io.swarmgauge.streams.state.rating.RegionTally;
import io.swarmgauge.streams.state.rating.ScoreTally;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Evidence added to evidence, in whole numbers: the order does not matter. */
final class Tallies {

    /** Attestors that stand alone, of one region and hour. */
    static final int MOST_LONE = 32;

    private Tallies() {}

    static RatingEvidence sum(RatingEvidence one, RatingEvidence other) {
        return new RatingEvidence(
                merged(one.getRegions(), other.getRegions(), RegionTally::getRegion, Tallies::sum),
                either(one.getOverall(), other.getOverall()));
    }

    private static @Nullable RegionTally either(@Nullable RegionTally one, @Nullable RegionTally other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return sum(one, other);
    }

    static RegionTally sum(RegionTally one, RegionTally other) {
        return new RegionTally(
                one.getRegion(),
                one.getSuccesses() + other.getSuccesses(),
                one.getFailures() + other.getFailures(),
                one.getScoredWindows() + other.getScoredWindows(),
                sum(one.getSpeed(), other.getSpeed()),
                sum(one.getLag(), other.getLag()),
                one.getSlotsAsked() | other.getSlotsAsked(),
                one.getSlotsAnswered() | other.getSlotsAnswered(),
                firstByName(merged(one.getLone(), other.getLone(), LoneTally::getAttestorId, Tallies::sum), MOST_LONE),
                Math.max(one.getLastSeen(), other.getLastSeen()));
    }

    private static ScoreTally sum(ScoreTally one, ScoreTally other) {
        return new ScoreTally(
                one.getWindows() + other.getWindows(),
                one.getSamples() + other.getSamples(),
                one.getMet() + other.getMet(),
                one.getOwed() + other.getOwed());
    }

    private static LoneTally sum(LoneTally one, LoneTally other) {
        return new LoneTally(
                one.getAttestorId(),
                one.getSuccesses() + other.getSuccesses(),
                one.getFailures() + other.getFailures());
    }

    /** By name, so that the same stay in whatever order they came; who stays was never left out of a part. */
    static <T> List<T> firstByName(List<T> ascending, int most) {
        return ascending.size() <= most ? ascending : List.copyOf(ascending.subList(0, most));
    }

    private static <T> List<T> merged(List<T> some, List<T> others, Function<T, String> name, BinaryOperator<T> sum) {
        TreeMap<String, T> byName = new TreeMap<>();
        Stream.concat(some.stream(), others.stream()).forEach(one -> byName.merge(name.apply(one), one, sum));
        return List.copyOf(byName.values());
    }
}
