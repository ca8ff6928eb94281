package io.swarmgauge.streams.runtime;

import java.time.Duration;
import java.time.Instant;

/** How long to wait before a failed stream thread is replaced: twice as long each time, until it has run well for a while. */
final class RestartBackoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration WELL_AFTER = Duration.ofMinutes(5);

    private Duration next = FIRST;
    private Instant lastFailure = Instant.MIN;

    synchronized Duration failedAt(Instant now) {
        if (lastFailure.isBefore(now.minus(WELL_AFTER))) {
            next = FIRST;
        }
        lastFailure = now;
        Duration wait = next;
        Duration doubled = wait.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return wait;
    }
}
