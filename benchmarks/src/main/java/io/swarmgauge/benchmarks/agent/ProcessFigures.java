package io.swarmgauge.benchmarks.agent;

import java.time.Duration;

/**
 * What a process took over some time.
 *
 * @param what the process and its load
 * @param events chunk events in that time
 * @param residentBytes memory at the end of it
 * @param peakBytes the most memory since the process began
 * @param latestMs by how much the event that was sent latest was late; more than a few milliseconds say that the agent could not keep up
 */
public record ProcessFigures(
        String what,
        double seconds,
        long events,
        double cpuSeconds,
        long residentBytes,
        long peakBytes,
        int threads,
        long latestMs) {

    private static final double NANOS = 1e9;
    private static final double MICROS = 1e6;
    private static final int PERCENT = 100;

    static ProcessFigures between(
            String what, ProcessUse before, ProcessUse after, Duration time, long events, long latestMs) {
        return new ProcessFigures(
                what,
                time.toNanos() / NANOS,
                events,
                after.cpu().minus(before.cpu()).toNanos() / NANOS,
                after.residentBytes(),
                after.peakBytes(),
                after.threads(),
                latestMs);
    }

    public double percentOfOneCore() {
        return PERCENT * cpuSeconds / seconds;
    }

    /** Processor time for a chunk event; not a number where there were none. */
    public double microsPerEvent() {
        return events == 0 ? Double.NaN : MICROS * cpuSeconds / events;
    }
}
