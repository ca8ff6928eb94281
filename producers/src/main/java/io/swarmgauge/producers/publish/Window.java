package io.swarmgauge.producers.publish;

/**
 * What time a record covers, in epoch milliseconds (UTC).
 *
 * @param start first moment, inclusive
 * @param end exclusive; equal to the start for a statement about one moment
 */
public record Window(long start, long end) {

    public Window {
        if (end < start) {
            throw new IllegalArgumentException(
                    "a window does not end (%d) before it starts (%d)".formatted(end, start));
        }
    }

    public static Window at(long moment) {
        return new Window(moment, moment);
    }
}
