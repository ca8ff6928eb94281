package io.swarmgauge.console.log;

import java.time.Instant;

/**
 * A stretch of event time.
 *
 * @param from first moment (inclusive), epoch milliseconds (UTC)
 * @param until end (exclusive), epoch milliseconds (UTC)
 */
public record Period(long from, long until) {

    public Period {
        if (from >= until) {
            throw new IllegalArgumentException("a period ends after it begins");
        }
    }

    public boolean holds(long moment) {
        return from <= moment && moment < until;
    }

    @Override
    public String toString() {
        return "%s to %s".formatted(Instant.ofEpochMilli(from), Instant.ofEpochMilli(until));
    }
}
