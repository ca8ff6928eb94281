package io.swarmgauge.streams.ranking;

import io.swarmgauge.schema.gauge.HosterAttestation;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.schema.node.BenchmarkKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the attestors of one region, or of all, agreed on about one hoster at work. An idle hoster's figures are no merit. */
record Evidence(String hosterId, List<RegionAttestation> attestations) {

    /** @param region null for all regions together */
    static Evidence about(HosterAttestation hoster, @Nullable String region) {
        return new Evidence(
                hoster.getHosterId(),
                hoster.getRegions().stream()
                        .filter(attestation -> attestation.getKind() == BenchmarkKind.WORKING)
                        .filter(attestation -> region == null || region.equals(attestation.getRegion()))
                        .toList());
    }

    double[] samples(Performance performance) {
        return attestations.stream()
                .map(attestation -> performance == Performance.LATENCY
                        ? attestation.getLatenciesMs()
                        : attestation.getBandwidthsBitsPerSecond())
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    int failures() {
        return attestations.stream()
                .mapToInt(attestation -> attestation.getAsked() - attestation.getAnswered())
                .sum();
    }

    /**
     * Refusals are no samples, so a hoster could refuse whatever it cannot serve fast and lead with the rest. Each
     * region's share weighs as much as was asked there.
     */
    boolean refusesMost() {
        double refused = 0;
        long asked = 0;
        for (RegionAttestation attestation : attestations) {
            if (attestation.getRefusedShare() != null) {
                refused += attestation.getRefusedShare() * attestation.getAsked();
                asked += attestation.getAsked();
            }
        }
        return 2 * refused > asked;
    }
}
