package io.swarmgauge.streams.rating;

import java.time.Duration;

/** The twelve slots of an hour, as bits. A window counts in the slot in which it starts. */
final class Slots {

    private static final Duration LENGTH = Duration.ofMinutes(5);

    private Slots() {}

    static int bit(long windowStart) {
        long inBucket = Math.floorMod(windowStart, RatingPolicy.BUCKET.toMillis());
        return 1 << (int) (inBucket / LENGTH.toMillis());
    }
}
