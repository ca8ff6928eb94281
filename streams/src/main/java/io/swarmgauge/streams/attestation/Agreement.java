package io.swarmgauge.streams.attestation;

import io.swarmgauge.streams.kit.Median;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The share that attestors agree on: the median of their own shares. Where each saw all or nothing it is the outcome of
 * the strict majority; in general no minority can move it beyond what the others saw (the median is the estimate with the
 * greatest breakdown point, 1/2: F. R. Hampel, A general qualitative definition of robustness, 1971).
 */
final class Agreement {

    /** Two shares farther apart than this are on different sides: mostly delivered, mostly not. */
    static final double CONTRADICTION = 0.5;

    private Agreement() {}

    /** Empty when nobody counts, or when the two in the middle contradict each other, so that neither half is a majority. */
    static OptionalDouble on(double... shares) {
        if (shares.length == 0 || contradict(shares)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Median.of(shares));
    }

    private static boolean contradict(double[] shares) {
        double[] sorted = shares.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] - sorted[(sorted.length - 1) / 2] > CONTRADICTION;
    }
}
