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
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Gathers a hoster's samples in a sketch for each view and performance, and merges the buckets' sketches. */
final class PerformancePolicy implements LedgerPolicy<AgreedSamples, PerformanceBucket, HosterPerformances> {

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
        return new PerformanceBucket(new ArrayList<>(regions.values()));
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
        List<RegionPerformance> regions = new ArrayList<>();
        merged.forEach((view, sketch) -> regions.add(sketch.performance(view)));
        return new HosterPerformances(hosterId, asOf, regions);
    }
}
