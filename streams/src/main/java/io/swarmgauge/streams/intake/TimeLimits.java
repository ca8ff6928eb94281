package io.swarmgauge.streams.intake;

import java.time.Duration;

/** How long a node may wait for a chunk. A time-out counts as its limit, so a limit must be one that somebody would set. */
final class TimeLimits {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private TimeLimits() {}

    static void check(String field, long ms, Findings findings) {
        findings.between(field, ms, SHORTEST.toMillis(), LONGEST.toMillis());
    }
}
