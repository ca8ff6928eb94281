package io.swarmgauge.producers.benchmark;

import java.util.OptionalLong;

/**
 * How far measuring one hoster of one setup RAW has come.
 *
 * @param registeredAt the registration that it follows; the smallest number for none
 * @param tries how often it was asked
 * @param nextAt when it is to be asked next
 * @param until when nobody waits for it any more
 */
record RawAttempt(long registeredAt, boolean isRequested, int tries, long nextAt, long until, boolean isDone) {

    /** A registration or request that is older is not followed: a hoster that served nothing for a day is not new any more. */
    private static final long SENSIBLE_MS = 24 * 3_600_000L;

    private static final long FIRST_DISTANCE_MS = 5_000;
    private static final long LONGEST_DISTANCE_MS = 5 * 60_000;

    static RawAttempt registered(long at, long firstTry) {
        return new RawAttempt(at, false, 0, firstTry, at + SENSIBLE_MS, false);
    }

    static RawAttempt requested(OptionalLong registeredAt, long now) {
        return new RawAttempt(registeredAt.orElse(Long.MIN_VALUE), true, 0, now, now + SENSIBLE_MS, false);
    }

    boolean isBefore(long registration) {
        return registeredAt < registration;
    }

    boolean isDue(long now) {
        return !isDone && now >= nextAt && now < until;
    }

    /** The next try comes after 5 s, 10 s, 20 s and so on, at last each 5 minutes. */
    RawAttempt tried(long now) {
        long distance = Math.min(LONGEST_DISTANCE_MS, FIRST_DISTANCE_MS << Math.min(tries, Byte.SIZE));
        return new RawAttempt(registeredAt, isRequested, tries + 1, now + distance, until, isDone);
    }

    /** What was asked before this attempt began does not end it. */
    RawAttempt succeeded() {
        return new RawAttempt(registeredAt, isRequested, tries, nextAt, until, tries > 0);
    }
}
