package io.swarmgauge.console.qualification;

import io.swarmgauge.schema.gauge.Quantiles;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.memory.Memory;
import org.apache.datasketches.quantilescommon.QuantileSearchCriteria;
import org.jspecify.annotations.Nullable;

/** The samples of one performance as their sketch remembers them. */
final class SampleQuantiles {

    private final @Nullable KllDoublesSketch sketch;

    private SampleQuantiles(@Nullable KllDoublesSketch sketch) {
        this.sketch = sketch;
    }

    static SampleQuantiles of(Optional<Quantiles> quantiles) {
        return new SampleQuantiles(quantiles
                .map(q -> KllDoublesSketch.heapify(Memory.wrap(bytes(q.getSketch()))))
                .orElse(null));
    }

    long samples() {
        return sketch == null ? 0 : sketch.getN();
    }

    /** The least figure that this share of the samples does not exceed. */
    double reachedByAtMost(double share) {
        return quantile(share, QuantileSearchCriteria.INCLUSIVE);
    }

    /** The greatest figure that this share of the samples reaches or exceeds. */
    double reachedByAtLeast(double share) {
        return quantile(1 - share, QuantileSearchCriteria.EXCLUSIVE);
    }

    /** The share of the samples that exceed a figure; 0 without a sample. */
    double shareAbove(double figure) {
        return sketch == null ? 0 : 1 - sketch.getRank(figure, QuantileSearchCriteria.INCLUSIVE);
    }

    private double quantile(double rank, QuantileSearchCriteria criteria) {
        if (sketch == null) {
            throw new IllegalStateException("without a sample there is no quantile");
        }
        return sketch.getQuantile(Math.min(1, Math.max(0, rank)), criteria);
    }

    /** A copy: the record's buffer keeps its position. */
    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
