package io.swarmgauge.streams.ranking;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.Coverage;
import io.swarmgauge.schema.gauge.HosterAttestation;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.schema.node.BenchmarkKind;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What attestors agreed on about the three hosters of a setup. */
final class Given {

    static final String SETUP = "setup-1";
    static final String A = "a".repeat(64);
    static final String B = "b".repeat(64);
    static final String C = "c".repeat(64);
    static final String REGION = "europe";

    private Given() {}

    static AttestedWindow window(HosterAttestation... hosters) {
        return new AttestedWindow(
                SETUP, 60_000L, 120_000L, 3, List.of(hosters), List.of(), new Coverage(9L, 1L, List.of()));
    }

    static HosterAttestation hoster(String hosterId, RegionAttestation... regions) {
        return new HosterAttestation(hosterId, List.of(regions));
    }

    static HosterAttestation latencies(String hosterId, double... latencies) {
        return hoster(hosterId, answered(REGION, latencies));
    }

    static RegionAttestation answered(String region, double... latencies) {
        return agreed(region, latencies.length, latencies.length, 0.0, list(latencies), List.of());
    }

    static HosterAttestation bandwidths(String hosterId, double... bandwidths) {
        return hoster(hosterId, agreed(REGION, 10, 10, 0.0, List.of(), list(bandwidths)));
    }

    static RegionAttestation idle(RegionAttestation attestation) {
        return RegionAttestation.newBuilder(attestation)
                .setKind(BenchmarkKind.RAW)
                .build();
    }

    static RegionAttestation agreed(
            String region,
            int asked,
            int answered,
            @Nullable Double refusedShare,
            List<Double> latencies,
            List<Double> bandwidths) {
        return new RegionAttestation(
                region,
                BenchmarkKind.WORKING,
                1,
                asked,
                answered,
                asked == 0 ? null : (Double) ((double) answered / asked),
                refusedShare,
                latencies,
                List.of(),
                bandwidths,
                List.of(),
                0);
    }

    static List<Double> list(double... figures) {
        return Arrays.stream(figures).sorted().boxed().toList();
    }
}
