package io.swarmgauge.producers.intake;

/** How long to wait before a child that died is started again: twice as long each time, unless it lived well. */
final class Backoff {

    private static final long FIRST_MS = 500;
    private static final long LONGEST_MS = 30_000;
    private static final long LIVED_WELL_MS = 60_000;

    private long nextMs = FIRST_MS;

    long afterLifeOf(long lifeMs) {
        if (lifeMs >= LIVED_WELL_MS) {
            nextMs = FIRST_MS;
        }
        long wait = nextMs;
        nextMs = Math.min(LONGEST_MS, 2 * nextMs);
        return wait;
    }
}
