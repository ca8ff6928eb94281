package io.swarmgauge.streams.compliance;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import io.swarmgauge.streams.state.compliance.Miss;
import io.swarmgauge.streams.state.compliance.RegionSum;
import io.swarmgauge.streams.state.compliance.Sums;
import io.swarmgauge.streams.state.compliance.TermSum;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Sums up how often terms were kept, in whole numbers: the order does not matter. */
final class Adder {

    /** Causes that are kept of one term in one region: a setup's hosters have two each. */
    static final int MOST_MISSES = 64;

    static final Comparator<Miss> MOST_FIRST = comparingLong(Miss::getMissed)
            .reversed()
            .thenComparing(Miss::getHosterId)
            .thenComparing(Miss::getKind);

    private static final Comparator<Miss> BY_NAME = comparing(Miss::getHosterId).thenComparing(Miss::getKind);

    private final TreeMap<String, TreeMap<String, TermSum>> regions = new TreeMap<>();

    Adder add(Sums sums) {
        sums.getRegions().forEach(region -> region.getTerms().forEach(term -> add(region.getRegion(), term)));
        return this;
    }

    void add(String region, TermSum term) {
        regions.computeIfAbsent(region, name -> new TreeMap<>()).merge(term.getTerm(), term, Adder::sum);
    }

    Sums sums() {
        return new Sums(regions.entrySet().stream()
                .map(region -> new RegionSum(
                        region.getKey(),
                        region.getValue().values().stream().map(Adder::bounded).toList()))
                .toList());
    }

    static TermSum sum(TermSum one, TermSum other) {
        TreeMap<Miss, Long> misses = new TreeMap<>(BY_NAME);
        Stream.concat(one.getMisses().stream(), other.getMisses().stream())
                .forEach(miss -> misses.merge(miss, miss.getMissed(), Long::sum));
        return new TermSum(
                one.getTerm(),
                one.getGood() + other.getGood(),
                one.getTotal() + other.getTotal(),
                misses.entrySet().stream()
                        .map(miss -> new Miss(
                                miss.getKey().getHosterId(), miss.getKey().getKind(), miss.getValue()))
                        .toList());
    }

    private static TermSum bounded(TermSum term) {
        List<Miss> misses = term.getMisses();
        return misses.size() <= MOST_MISSES
                ? term
                : new TermSum(
                        term.getTerm(),
                        term.getGood(),
                        term.getTotal(),
                        misses.stream()
                                .sorted(MOST_FIRST)
                                .limit(MOST_MISSES)
                                .sorted(BY_NAME)
                                .toList());
    }
}
