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

/** Evidence added to evidence, in whole numbers: the order does not matter. */
final class Tallies {

    private Tallies() {}

    static RatingEvidence sum(RatingEvidence one, RatingEvidence other) {
        return new RatingEvidence(merged(one.getRegions(), other.getRegions(), RegionTally::getRegion, Tallies::sum));
    }

    private static RegionTally sum(RegionTally one, RegionTally other) {
        return new RegionTally(
                one.getRegion(),
                one.getSuccesses() + other.getSuccesses(),
                one.getFailures() + other.getFailures(),
                one.getScoredWindows() + other.getScoredWindows(),
                sum(one.getSpeed(), other.getSpeed()),
                sum(one.getLag(), other.getLag()),
                one.getSlotsAsked() | other.getSlotsAsked(),
                one.getSlotsAnswered() | other.getSlotsAnswered(),
                merged(one.getLone(), other.getLone(), LoneTally::getAttestorId, Tallies::sum),
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

    private static <T> List<T> merged(List<T> some, List<T> others, Function<T, String> name, BinaryOperator<T> sum) {
        TreeMap<String, T> byName = new TreeMap<>();
        Stream.concat(some.stream(), others.stream()).forEach(one -> byName.merge(name.apply(one), one, sum));
        return List.copyOf(byName.values());
    }
}
