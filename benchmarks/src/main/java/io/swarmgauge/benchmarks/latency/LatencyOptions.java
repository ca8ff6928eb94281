package io.swarmgauge.benchmarks.latency;

import io.swarmgauge.benchmarks.load.LoadShape;
import java.util.OptionalDouble;

/**
 * What to measure.
 *
 * @param warmUp windows before those that are measured: they must be right too, and the compiler learns their ways in them
 * @param windows windows of which every ranking is measured, one after the other
 * @param setups hosting setups, each ranked in each window
 * @param alertsPerSecond records for each second that complete an alert's condition
 * @param rate records for each second, those included; empty for 30 % of what the machine can do
 * @param backlog records that measure what the machine can do, and warm it up
 * @param seed makes the same keys and the same choice of chunks
 */
public record LatencyOptions(
        int warmUp, int windows, int setups, int alertsPerSecond, OptionalDouble rate, int backlog, long seed) {

    /** Of what the machine can do. */
    static final double SHARE = 0.3;

    public LatencyOptions {
        if (warmUp < 0) {
            throw new IllegalArgumentException("--warm-up must not be negative");
        }
        if (windows < 1 || setups < 1 || alertsPerSecond < 1) {
            throw new IllegalArgumentException("--windows, --setups and --alerts-per-second must be at least 1");
        }
        if (rate.isPresent() && rate.getAsDouble() <= 0) {
            throw new IllegalArgumentException("--rate must be more than 0");
        }
        if (backlog < setups * LoadShape.SPEAKERS) {
            throw new IllegalArgumentException(
                    "--backlog must be at least %d, so that everybody speaks".formatted(setups * LoadShape.SPEAKERS));
        }
    }
}
