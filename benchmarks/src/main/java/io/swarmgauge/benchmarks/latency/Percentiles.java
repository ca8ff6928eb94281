package io.swarmgauge.benchmarks.latency;

import org.HdrHistogram.Histogram;

/**
 * How long something took, in milliseconds.
 *
 * @param goalMs what the 99th percentile should be at most
 */
public record Percentiles(String what, long count, double p50, double p99, double p999, double max, long goalMs) {

    private static final double MICROS_PER_MILLI = 1_000;

    static Percentiles of(String what, Histogram micros, long goalMs) {
        return new Percentiles(
                what,
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / MICROS_PER_MILLI,
                micros.getValueAtPercentile(99) / MICROS_PER_MILLI,
                micros.getValueAtPercentile(99.9) / MICROS_PER_MILLI,
                micros.getMaxValue() / MICROS_PER_MILLI,
                goalMs);
    }

    public boolean isReached() {
        return p99 <= goalMs;
    }
}
