package io.swarmgauge.console.cli;

import io.swarmgauge.console.letters.LetterTopic;
import java.io.PrintWriter;
import java.time.Duration;

/** Tells whoever waits how far a long read has come; a short one says nothing. */
final class ReadingProgress implements LetterTopic.Progress {

    private static final long EVERY = Duration.ofSeconds(3).toNanos();

    private final PrintWriter err;
    private final String what;
    private final String done;
    private long next = System.nanoTime() + EVERY;

    ReadingProgress(PrintWriter err) {
        this(err, "dead letters");
    }

    /** @param what is read, in the plural */
    ReadingProgress(PrintWriter err, String what) {
        this(err, what, "read");
    }

    ReadingProgress(PrintWriter err, String what, String done) {
        this.err = err;
        this.what = what;
        this.done = done;
    }

    @Override
    public void at(long read, long all) {
        if (System.nanoTime() - next >= 0) {
            next += EVERY;
            err.printf("%s %,d of %,d %s%n", done, read, all, what);
            err.flush();
        }
    }
}
