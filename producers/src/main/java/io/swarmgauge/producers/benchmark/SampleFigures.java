package io.swarmgauge.producers.benchmark;

import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Sample;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the delivered chunks of one probe say together. */
final class SampleFigures {

    private static final double BITS_PER_BYTE = 8;
    private static final double MS_PER_SECOND = 1_000;

    private SampleFigures() {}

    /** Bits per second; null where no time passed, which no transfer can do. */
    static @Nullable Double speed(long bytes, @Nullable Double ms) {
        return ms == null || ms <= 0 ? null : bytes * BITS_PER_BYTE * MS_PER_SECOND / ms;
    }

    /** The smallest latency, since all chunks are asked for at once; null when none came. */
    static @Nullable Double firstChunkMs(List<Sample> samples) {
        return samples.stream()
                .map(Sample::getLatencyMs)
                .filter(Objects::nonNull)
                .min(Double::compare)
                .orElse(null);
    }

    /** Delivered bytes over the time from the first request to the last answer, bits per second; null when none came. */
    static @Nullable Double egress(List<Sample> samples, @Nullable Double elapsedMs) {
        List<Sample> delivered = samples.stream()
                .filter(sample -> sample.getOutcome() == Outcome.OK)
                .toList();
        long bytes = delivered.stream().mapToLong(Sample::getSize).sum();
        return delivered.isEmpty() ? null : speed(bytes, elapsedMs);
    }
}
