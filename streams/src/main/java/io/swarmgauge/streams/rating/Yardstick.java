package io.swarmgauge.streams.rating;

import io.swarmgauge.streams.state.rating.ScoreTally;
import java.util.List;

/**
 * What samples are held against.
 *
 * @param value bits per second or milliseconds
 * @param guarantee share of the samples that must come up to it, over 0 and at most 1
 */
record Yardstick(double value, double guarantee) {

    static final ScoreTally NOTHING = new ScoreTally(0L, 0L, 0L, 0L);

    private static final double MILLION = 1_000_000;

    /** One window's speeds. */
    ScoreTally atLeast(List<Double> samples) {
        return tally(samples, samples.stream().filter(sample -> sample >= value).count());
    }

    /** One window's latencies. */
    ScoreTally atMost(List<Double> samples) {
        return tally(samples, samples.stream().filter(sample -> sample <= value).count());
    }

    private ScoreTally tally(List<Double> samples, long met) {
        return samples.isEmpty()
                ? NOTHING
                : new ScoreTally(1L, (long) samples.size(), met, samples.size() * owedBySample());
    }

    /** At least one millionth: nothing can be held against a debt of nothing. */
    private long owedBySample() {
        return Math.max(1, Math.round(guarantee * MILLION));
    }
}
