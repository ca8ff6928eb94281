package io.swarmgauge.streams.ranking;

import java.util.Arrays;

/**
 * A distribution-free confidence interval of a median, made of two of the samples themselves.
 *
 * <p>The number of samples below the true median is binomial (n, 1/2) whatever the distribution, so the interval from
 * the l-th smallest to the l-th largest sample covers the median with probability 1 − 2·P(B ≤ l − 1), or more where
 * samples are equal (W. J. Conover, Practical Nonparametric Statistics, 3rd ed. 1999, section 3.2; J.-Y. Le Boudec,
 * Performance Evaluation of Computer and Communication Systems, 2010, theorem 2.1). Latencies are skewed and cut off at
 * the time limit, which rules out intervals that suppose a normal distribution.
 */
record MedianInterval(double lower, double upper) {

    /** Four samples cover the median with 87.5 %, five with 93.75 %. */
    static final int FEWEST_SAMPLES = 5;

    private static final double COVERAGE = 0.90;

    /** The narrowest such interval that covers the median with at least 90 %. */
    static MedianInterval of(double[] samples) {
        if (samples.length < FEWEST_SAMPLES) {
            throw new IllegalArgumentException("%d samples do not bound a median".formatted(samples.length));
        }
        double[] sorted = sorted(samples);
        int outside = samplesOutside(sorted.length);
        return new MedianInterval(sorted[outside - 1], sorted[sorted.length - outside]);
    }

    /** The largest l of which twice P(B ≤ l − 1), B binomial (n, 1/2), leaves the coverage. */
    static int samplesOutside(int n) {
        double logProbability = -n * Math.log(2); // 2^-n itself is too small for a double from n = 1075 on
        double tail = Math.exp(logProbability);
        int l = 1;
        while (l < n) {
            logProbability += Math.log((double) (n - l + 1) / l);
            tail += Math.exp(logProbability);
            if (1 - 2 * tail < COVERAGE) {
                break;
            }
            l++;
        }
        return l;
    }

    private static double[] sorted(double[] samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
