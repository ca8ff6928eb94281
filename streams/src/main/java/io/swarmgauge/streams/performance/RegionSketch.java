package io.swarmgauge.streams.performance;

import io.swarmgauge.schema.gauge.RegionPerformance;
import io.swarmgauge.streams.state.performance.KeptRegion;
import io.swarmgauge.streams.state.performance.RegionSamples;

/** A hoster's samples from one view, performance by performance. */
final class RegionSketch {

    private final SampleSketch latencies = new SampleSketch();
    private final SampleSketch bandwidths = new SampleSketch();
    private final SampleSketch speeds = new SampleSketch();

    void add(RegionSamples samples, long windowEnd) {
        latencies.add(samples.getLatenciesMs(), windowEnd);
        bandwidths.add(samples.getBandwidthsBitsPerSecond(), windowEnd);
        speeds.add(samples.getSpeedsBitsPerSecond(), windowEnd);
    }

    void merge(KeptRegion kept) {
        latencies.merge(kept.getLatencies());
        bandwidths.merge(kept.getBandwidths());
        speeds.merge(kept.getSpeeds());
    }

    long samples() {
        return latencies.samples() + bandwidths.samples() + speeds.samples();
    }

    KeptRegion kept(View view) {
        return new KeptRegion(view.region(), view.kind().name(), latencies.kept(), bandwidths.kept(), speeds.kept());
    }

    RegionPerformance performance(View view) {
        return new RegionPerformance(
                view.region(), view.kind(), latencies.quantiles(), bandwidths.quantiles(), speeds.quantiles());
    }
}
