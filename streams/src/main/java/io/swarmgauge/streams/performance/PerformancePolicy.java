package io.swarmgauge.streams.performance;

import io.swarmgauge.schema.gauge.HosterPerformances;
import io.swarmgauge.schema.gauge.RegionPerformance;
import io.swarmgauge.streams.kit.ledger.DatedBucket;
import io.swarmgauge.streams.kit.ledger.LedgerPolicy;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.state.performance.AgreedSamples;
import io.swarmgauge.streams.state.performance.KeptRegion;
import io.swarmgauge.streams.state.performance.PerformanceBucket;
import io.swarmgauge.streams.state.performance.RegionSamples;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** Gathers a hoster's samples in a sketch for each view and performance, and merges the buckets' sketches. */
final class PerformancePolicy implements LedgerPolicy<AgreedSamples, PerformanceBucket, HosterPerformances> {

    /**
     * Views of one bucket. A sketch takes 5 kB at a million samples, a view three of them, a bucket each twice (all, and
     * what is settled): 720 kB. Those beyond are left out by name, which is the same in any order, and counted as such.
     */
    static final int MOST_VIEWS_KEPT = 24;

    /** Views of one conclusion, those with the most samples: 96 sketches, 500 kB at ten million samples each. */
    static final int MOST_VIEWS_CONCLUDED = 32;

    private final IntConsumer leftOut;

    /** @param leftOut told the number of views that found no room */
    PerformancePolicy(IntConsumer leftOut) {
        this.leftOut = leftOut;
    }

    @Override
    public PerformanceBucket empty() {
        return new PerformanceBucket(List.of());
    }

    @Override
    public PerformanceBucket add(PerformanceBucket bucket, AgreedSamples contribution, Window window) {
        NavigableMap<View, KeptRegion> regions = new TreeMap<>();
        bucket.getRegions().forEach(kept -> regions.put(View.of(kept), kept));
        for (RegionSamples samples : contribution.getRegions()) {
            RegionSketch sketch = new RegionSketch();
            View view = View.of(samples);
            KeptRegion former = regions.get(view);
            if (former != null) {
                sketch.merge(former);
            }
            sketch.add(samples, window.end());
            regions.put(view, sketch.kept(view));
        }
        if (regions.size() > MOST_VIEWS_KEPT) {
            leftOut.accept(regions.size() - MOST_VIEWS_KEPT);
        }
        return new PerformanceBucket(
                regions.values().stream().limit(MOST_VIEWS_KEPT).toList());
    }

    @Override
    public HosterPerformances conclude(String hosterId, List<DatedBucket<PerformanceBucket>> buckets, long asOf) {
        NavigableMap<View, RegionSketch> merged = new TreeMap<>();
        for (DatedBucket<PerformanceBucket> bucket : buckets) {
            for (KeptRegion kept : bucket.content().getRegions()) {
                merged.computeIfAbsent(View.of(kept), view -> new RegionSketch())
                        .merge(kept);
            }
        }
        List<RegionPerformance> regions = merged.entrySet().stream()
                .sorted(Comparator.comparingLong(view -> -view.getValue().samples()))
                .limit(MOST_VIEWS_CONCLUDED)
                .sorted(Map.Entry.comparingByKey())
                .map(view -> view.getValue().performance(view.getKey()))
                .toList();
        return new HosterPerformances(hosterId, asOf, regions);
    }
}
