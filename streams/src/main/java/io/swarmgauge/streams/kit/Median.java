package io.swarmgauge.streams.kit;

import java.util.Arrays;

/** The middle of a set of figures; of an even number, the mean of the middle two. */
public final class Median {

    private Median() {}

    public static double of(double... figures) {
        if (figures.length == 0) {
            throw new IllegalArgumentException("nothing has no median");
        }
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        double below = sorted[(sorted.length - 1) / 2];
        double above = sorted[sorted.length / 2];
        return below + (above - below) / 2;
    }
}
