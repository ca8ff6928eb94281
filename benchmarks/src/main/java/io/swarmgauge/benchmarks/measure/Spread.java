package io.swarmgauge.benchmarks.measure;

import java.util.List;

/** The middle of several figures and how far they reach. */
public record Spread(double median, double min, double max) {

    /** The spread of at least one figure. */
    public static Spread of(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }
}
