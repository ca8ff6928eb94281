package io.swarmgauge.benchmarks.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Says chunk events at their intended times, whether the agent keeps up or not. */
final class OpenLoop {

    private static final long SECOND_MS = 1_000;

    private final NodeSession session;
    private final int perSecond;
    private final long startMs;
    private final Clock clock;
    private final UploadLine line = new UploadLine(new ChunkEvents());
    private long sent;
    private long latestMs;

    /** @param startMs moment of the first event, epoch milliseconds */
    OpenLoop(NodeSession session, int perSecond, long startMs, Clock clock) {
        this.session = session;
        this.perSecond = perSecond;
        this.startMs = startMs;
        this.clock = clock;
    }

    /** Says all events that are intended before the moment; returns when it has come. */
    void until(long endMs) throws IOException {
        long all = (endMs - startMs) * perSecond / SECOND_MS;
        for (long now = clock.millis(); now < endMs || sent < all; now = clock.millis()) {
            long due = now < startMs ? 0 : Math.min(all, (now - startMs) * perSecond / SECOND_MS + 1);
            if (sent < due) {
                say(due);
            }
            long next = sent < all ? intendedMs(sent) : endMs;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.max(1, next - clock.millis())));
        }
    }

    /** Chunk events that were said. */
    long sent() {
        return sent;
    }

    /** By how much an event was late at the worst, since the last call. */
    long latestMs() {
        long latest = latestMs;
        latestMs = 0;
        return latest;
    }

    private void say(long due) throws IOException {
        long first = intendedMs(sent);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (; sent < due; sent++) {
            lines.write(line.of(sent, intendedMs(sent)));
        }
        session.say(lines.toByteArray());
        latestMs = Math.max(latestMs, clock.millis() - first);
    }

    private long intendedMs(long event) {
        return startMs + event * SECOND_MS / perSecond;
    }
}
