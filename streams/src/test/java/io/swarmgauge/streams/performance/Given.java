package io.swarmgauge.streams.performance;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.HosterAttestation;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.streams.testkit.Swarm;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** What attestors agreed on. */
final class Given {

    static final long MINUTE = 60_000;

    private Given() {}

    /** The window of a minute that starts at this moment, on Alice alone. */
    static AttestedWindow window(long start, int revision, RegionAttestation... regions) {
        return window(Swarm.SETUP, start, revision, regions);
    }

    static AttestedWindow window(String setup, long start, int revision, RegionAttestation... regions) {
        return windowOf(Swarm.ALICE, setup, start, revision, regions);
    }

    static AttestedWindow windowOf(
            String hoster, String setup, long start, int revision, RegionAttestation... regions) {
        List<HosterAttestation> hosters = List.of(new HosterAttestation(hoster, List.of(regions)));
        return new AttestedWindow(setup, start, start + MINUTE, revision, hosters, List.of(), null);
    }

    static RegionAttestation latencies(String region, double... latencies) {
        return region(region, BenchmarkKind.WORKING, latencies, new double[0], new double[0]);
    }

    static RegionAttestation region(
            String region, BenchmarkKind kind, double[] latencies, double[] speeds, double[] bandwidths) {
        int asked = latencies.length;
        return new RegionAttestation(
                region, kind, 1, asked, asked, 1.0, 0.0, list(latencies), list(speeds), list(bandwidths), List.of(), 0);
    }

    static double[] ascending(int number) {
        return DoubleStream.iterate(1, sample -> sample + 1).limit(number).toArray();
    }

    static List<Double> list(double[] samples) {
        return Arrays.stream(samples).sorted().boxed().toList();
    }
}
