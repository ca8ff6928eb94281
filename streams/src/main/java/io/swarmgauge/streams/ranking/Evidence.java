package io.swarmgauge.streams.ranking;

import io.swarmgauge.schema.gauge.HosterAttestation;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.RegionAttestation;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.streams.kit.Median;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the attestors of one region, or of all, agreed on about one hoster at work. An idle hoster's figures are no merit.
 *
 * <p>All regions together weigh alike, so that neither many samples nor many requests decide. Beside two honest regions a
 * liar alone in a region of its own moves an estimate no further than to what the honest ones saw; beside one it cannot
 * be told apart.
 */
record Evidence(String hosterId, List<RegionAttestation> attestations) {

    private static final double MOST = 0.5;

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
        return EvenSamples.of(attestations.stream()
                .map(attestation -> performance == Performance.LATENCY
                        ? attestation.getLatenciesMs()
                        : attestation.getBandwidthsBitsPerSecond())
                .toList());
    }

    int failures() {
        return attestations.stream()
                .mapToInt(attestation -> attestation.getAsked() - attestation.getAnswered())
                .sum();
    }

    /**
     * Refusals are no samples, so a hoster could refuse whatever it cannot serve fast and lead with the rest. The share
     * is the median of the regions' shares, whatever was asked in each.
     */
    boolean refusesMost() {
        double[] shares = attestations.stream()
                .map(RegionAttestation::getRefusedShare)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return shares.length > 0 && Median.of(shares) > MOST;
    }
}
