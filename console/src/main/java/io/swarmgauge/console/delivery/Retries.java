package io.swarmgauge.console.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When to try again: each failure in a row doubles the pause, from a second to a minute; a receiver may ask for a longer one, up to an
 * hour. Time is a parameter; not for several threads.
 */
final class Retries {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);
    private static final int DOUBLINGS = 6;

    private int failures;
    private Instant next = Instant.MIN;

    boolean mayTry(Instant now) {
        return !now.isBefore(next);
    }

    void succeeded() {
        failures = 0;
        next = Instant.MIN;
    }

    /** Notes a failure. */
    void failed(Instant now, Optional<Duration> asked) {
        Duration pause = min(FIRST.multipliedBy(1L << Math.min(failures, DOUBLINGS)), LONGEST);
        failures++;
        next = now.plus(max(pause, min(asked.orElse(Duration.ZERO), LONGEST_ASKED)));
    }

    int failures() {
        return failures;
    }

    Instant next() {
        return next;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
