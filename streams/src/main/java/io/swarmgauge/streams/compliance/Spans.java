package io.swarmgauge.streams.compliance;

import java.time.Duration;

/** Spans of event time, aligned to the epoch. */
final class Spans {

    static final long SLOT = Duration.ofMinutes(5).toMillis();
    static final long HOUR = Duration.ofHours(1).toMillis();
    static final long DAY = Duration.ofDays(1).toMillis();

    /** What an error budget is for. */
    static final long PERIOD = Duration.ofDays(28).toMillis();

    private Spans() {}

    static long floor(long time, long length) {
        return Math.floorDiv(time, length) * length;
    }

    static long ceil(long time, long length) {
        return -floor(-time, length);
    }
}
