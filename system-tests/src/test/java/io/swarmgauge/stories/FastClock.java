package io.swarmgauge.stories;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that began in the past and runs faster than time until it has caught up with it. */
final class FastClock extends Clock {

    private final Clock real = Clock.systemUTC();
    private final long begunAtMs = real.millis();
    private final long behindMs;
    private final int factor;

    FastClock(Duration behind, int factor) {
        this.behindMs = behind.toMillis();
        this.factor = factor;
    }

    @Override
    public Instant instant() {
        long now = real.millis();
        return Instant.ofEpochMilli(Math.min(now, begunAtMs - behindMs + factor * (now - begunAtMs)));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("only moments are asked for");
    }
}
