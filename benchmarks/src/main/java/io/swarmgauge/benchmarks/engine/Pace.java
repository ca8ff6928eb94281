package io.swarmgauge.benchmarks.engine;

import java.time.Duration;

/**
 * How often what was done is made safe, and how long windows are kept for corrections.
 *
 * @param commitMillis from one commit to the next
 * @param retentionMillis how far stream time passes a window's end before it is forgotten
 */
public record Pace(long commitMillis, long retentionMillis) {

    /** What engines are compared at. */
    public static final Pace USUAL =
            new Pace(Engine.COMMIT_EVERY.toMillis(), Duration.ofHours(24).toMillis());

    /** The same as the product commits unless it is told otherwise: what is done is seen soon, while much is still to do. */
    public static final Pace PROMPT = new Pace(100, USUAL.retentionMillis());
}
