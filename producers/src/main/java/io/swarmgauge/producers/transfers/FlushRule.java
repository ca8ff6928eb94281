package io.swarmgauge.producers.transfers;

import java.time.Duration;

/**
 * How events become batches.
 *
 * @param intervalMs length of the flush intervals, which start at multiples of it since the epoch; also how often an
 *     idle setup is spoken of
 * @param eachEvent whether every event is a batch of its own, for debugging
 */
public record FlushRule(long intervalMs, boolean eachEvent) {

    private static final Duration IDLE_WHEN_EACH_EVENT = Duration.ofSeconds(10);

    public FlushRule {
        if (intervalMs < 1) {
            throw new IllegalArgumentException("a flush interval lasts at least 1 ms, not " + intervalMs);
        }
    }

    public static FlushRule every(Duration interval) {
        return new FlushRule(interval.toMillis(), false);
    }

    public static FlushRule onEachEvent() {
        return new FlushRule(IDLE_WHEN_EACH_EVENT.toMillis(), true);
    }

    public long startOf(long at) {
        return at - Math.floorMod(at, intervalMs);
    }
}
