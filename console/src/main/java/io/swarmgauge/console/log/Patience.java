package io.swarmgauge.console.log;

import java.time.Duration;
import org.apache.kafka.common.errors.TimeoutException;

/** How long a read may take: it may not stand still for longer than one time, nor take longer than the other altogether. */
public final class Patience {

    private final Duration silence;
    private final long deadline;
    private long place = -1;
    private long moved = System.nanoTime();

    private Patience(Duration silence, long deadline) {
        this.silence = silence;
        this.deadline = deadline;
    }

    /** For a read that may take as long as it goes forward. */
    public static Patience whileItMoves(Duration silence) {
        return new Patience(silence, System.nanoTime() + Duration.ofDays(365).toNanos());
    }

    /** For a read that somebody waits for. */
    public static Patience of(Duration altogether) {
        return new Patience(altogether, System.nanoTime() + altogether.toNanos());
    }

    /**
     * Notes how far the read has come.
     *
     * @throws TimeoutException if it has stood still or taken for too long
     */
    void at(long progress, String what) {
        long now = System.nanoTime();
        if (progress != place) {
            place = progress;
            moved = now;
        }
        if (now - deadline >= 0) {
            throw new TimeoutException("%s could not be read in time".formatted(what));
        }
        if (now - moved >= silence.toNanos()) {
            throw new TimeoutException("%s gave nothing more within %d s".formatted(what, silence.toSeconds()));
        }
    }
}
