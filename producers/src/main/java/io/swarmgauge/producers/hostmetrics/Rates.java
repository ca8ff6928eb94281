package io.swarmgauge.producers.hostmetrics;

import org.jspecify.annotations.Nullable;

/** Counters to rates over the time between two samples. */
record Rates(double seconds) {

    /** Per second; null where a counter is missing or started anew in between. */
    @Nullable
    Double perSecond(@Nullable Long before, @Nullable Long after) {
        if (before == null || after == null || after < before || seconds <= 0) {
            return null;
        }
        return (after - before) / seconds;
    }

    /** In thousands per second. */
    @Nullable
    Double thousandsPerSecond(@Nullable Long before, long after) {
        Double rate = perSecond(before, after);
        return rate == null ? null : rate / 1_000;
    }

    /** Share of the whole; null where no time passed. */
    static @Nullable Double share(long part, long whole) {
        return whole <= 0 || part < 0 ? null : Math.min(1, (double) part / whole);
    }
}
