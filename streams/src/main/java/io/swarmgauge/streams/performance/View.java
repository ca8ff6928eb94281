package io.swarmgauge.streams.performance;

import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.streams.state.performance.KeptRegion;
import io.swarmgauge.streams.state.performance.RegionSamples;
import java.util.Comparator;

/** Where a hoster is seen from, and whether idle or at work. */
record View(String region, BenchmarkKind kind) implements Comparable<View> {

    private static final Comparator<View> ORDER =
            Comparator.comparing(View::region).thenComparing(View::kind);

    static View of(RegionSamples samples) {
        return new View(samples.getRegion(), BenchmarkKind.valueOf(samples.getKind()));
    }

    static View of(KeptRegion kept) {
        return new View(kept.getRegion(), BenchmarkKind.valueOf(kept.getKind()));
    }

    @Override
    public int compareTo(View other) {
        return ORDER.compare(this, other);
    }
}
