package io.swarmgauge.streams.kit.window;

import java.time.Duration;

/**
 * A span of event time.
 *
 * @param start first moment (inclusive), epoch milliseconds (UTC)
 * @param end end (exclusive), epoch milliseconds (UTC)
 */
public record Window(long start, long end) {

    public Window {
        if (end <= start) {
            throw new IllegalArgumentException("a window ends after it starts, not at " + end + " after " + start);
        }
    }

    public boolean contains(long time) {
        return start <= time && time < end;
    }

    public Duration length() {
        return Duration.ofMillis(end - start);
    }

    public double seconds() {
        return (end - start) / 1000.0;
    }
}
