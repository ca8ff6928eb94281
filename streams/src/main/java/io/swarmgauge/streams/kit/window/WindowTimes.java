package io.swarmgauge.streams.kit.window;

import java.time.Duration;

/**
 * Tumbling windows, aligned to the epoch, and how long they wait for late records.
 *
 * @param size length of a window
 * @param grace how far stream time passes a window's end before the window is published
 * @param retention how far stream time passes a window's end before the window is forgotten
 */
public record WindowTimes(Duration size, Duration grace, Duration retention) {

    public WindowTimes {
        if (size.toMillis() < 1 || grace.isNegative()) {
            throw new IllegalArgumentException("a window is at least 1 ms long and its grace is not negative");
        }
        if (retention.compareTo(grace) < 0) {
            throw new IllegalArgumentException("retention must be at least as long as grace");
        }
    }

    public Window containing(long time) {
        long start = Math.floorDiv(time, sizeMs()) * sizeMs();
        return new Window(start, start + sizeMs());
    }

    public Window startingAt(long start) {
        return new Window(start, start + sizeMs());
    }

    /** Start of the latest window whose grace is over. */
    public long lastClosedStart(long streamTime) {
        return lastStartEndedBy(streamTime - grace.toMillis());
    }

    /** Start of the latest window whose retention is over. */
    public long lastExpiredStart(long streamTime) {
        return lastStartEndedBy(streamTime - retention.toMillis());
    }

    private long lastStartEndedBy(long time) {
        return containing(time).start() - sizeMs();
    }

    private long sizeMs() {
        return size.toMillis();
    }
}
