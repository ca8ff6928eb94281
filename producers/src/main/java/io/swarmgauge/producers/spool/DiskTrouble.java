package io.swarmgauge.producers.spool;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong with the spool's disk, and when it is to be tried again. Each outage is logged when it begins and when it is over. */
final class DiskTrouble {

    private static final Logger LOG = LoggerFactory.getLogger(DiskTrouble.class);
    private static final long FIRST_RETRY_MS = 100;
    private static final long LONGEST_RETRY_MS = 5_000;

    private final Path directory;
    private final LongSupplier ticksMs;
    private String condition = "";
    private boolean damaged;
    private boolean noSpace;
    private boolean madeRoom;
    private long failedAt;
    private long pauseMs;
    private long nextPauseMs = FIRST_RETRY_MS;

    /** @param ticksMs milliseconds since any moment; they never go back, whatever is done to the wall's clock */
    DiskTrouble(Path directory, LongSupplier ticksMs) {
        this.directory = directory;
        this.ticksMs = ticksMs;
    }

    /** What is wrong; "" for nothing. */
    String condition() {
        return condition;
    }

    boolean mayTryNow() {
        return ticksMs.getAsLong() - failedAt >= pauseMs;
    }

    /** Whether the store must be replaced. */
    boolean isDamage() {
        return damaged;
    }

    boolean isNoSpace() {
        return noSpace;
    }

    /** Whether to make room now: once in each outage. Where that does not help, dropping more would not either. */
    boolean makesRoom() {
        boolean now = noSpace && !madeRoom;
        madeRoom |= now;
        return now;
    }

    void failed(Exception failure) {
        if (condition.isEmpty()) {
            LOG.error(
                    "the spool in {} cannot be used; what is new stays in memory, and the oldest is dropped where that is too much",
                    directory,
                    failure);
        }
        condition = "cannot be used: " + failure.getMessage();
        failedAt = ticksMs.getAsLong();
        pauseMs = nextPauseMs;
        nextPauseMs = Math.min(LONGEST_RETRY_MS, 2 * nextPauseMs);
        damaged |= StoreFailure.isDamage(failure);
        noSpace = isNoSpace(failure);
    }

    /** There is a store to write to again. */
    void opened() {
        damaged = false;
    }

    void recovered() {
        if (!condition.isEmpty()) {
            LOG.warn("the spool in {} can be used again", directory);
        }
        condition = "";
        noSpace = false;
        madeRoom = false;
        pauseMs = 0;
        nextPauseMs = FIRST_RETRY_MS;
    }

    /** Every platform has its own words for it. */
    private boolean isNoSpace(Exception failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("space") || directory.toFile().getUsableSpace() < SpoolReserve.BYTES;
    }
}
