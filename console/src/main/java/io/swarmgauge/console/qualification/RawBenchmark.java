package io.swarmgauge.console.qualification;

import io.swarmgauge.schema.gauge.RegionPerformance;
import java.util.Optional;

/**
 * Whether what was measured of the idle hoster may stand in for what is not known of it at work.
 *
 * @param samples chunks that were asked for and came or timed out
 * @param delivered the share of them that came, 0..1; a time-out is a sample of speed 0
 */
record RawBenchmark(long samples, double delivered) {

    private static final double HALF = 0.5;

    static RawBenchmark of(Optional<RegionPerformance> raw) {
        SampleQuantiles speeds = SampleQuantiles.of(raw.map(RegionPerformance::getSpeedBitsPerSecond));
        return new RawBenchmark(speeds.samples(), speeds.shareAbove(0));
    }

    boolean counts() {
        return samples >= Qualification.LEAST_SAMPLES && delivered > HALF;
    }

    /** Why it does not count, in words. */
    String lack() {
        if (samples == 0) {
            return "no raw benchmark";
        }
        return samples < Qualification.LEAST_SAMPLES
                ? "a raw benchmark of %s, fewer than the %d that it takes"
                        .formatted(Wording.counted(samples, "sample"), Qualification.LEAST_SAMPLES)
                : "a raw benchmark that delivered %s, not more than half".formatted(Wording.percent(delivered));
    }
}
