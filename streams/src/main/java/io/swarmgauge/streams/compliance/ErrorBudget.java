package io.swarmgauge.streams.compliance;

import org.jspecify.annotations.Nullable;

/**
 * What may be missed of a promise.
 *
 * @param objective the share that was promised, 0..1
 */
record ErrorBudget(double objective) {

    /** Who promises everything may still miss one in a million: a rate must have something to be over. */
    private static final double LEAST = 1e-6;

    /** How many times as fast as promised the budget was used; null without samples. */
    @Nullable
    Double rate(long good, long total) {
        return total == 0 ? null : missed(good, total) / Math.max(LEAST, 1 - objective);
    }

    /** 1 is all, below 0 is overspent; null without samples. */
    @Nullable
    Double left(long good, long total) {
        Double rate = rate(good, total);
        return rate == null ? null : 1 - rate;
    }

    private static double missed(long good, long total) {
        return (double) (total - good) / total;
    }
}
