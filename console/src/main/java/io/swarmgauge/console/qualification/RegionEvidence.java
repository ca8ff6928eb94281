package io.swarmgauge.console.qualification;

import io.swarmgauge.console.views.HosterFacts;
import io.swarmgauge.schema.gauge.AttestorStanding;
import io.swarmgauge.schema.gauge.Quantiles;
import io.swarmgauge.schema.gauge.RegionPerformance;
import io.swarmgauge.schema.gauge.RegionRating;
import io.swarmgauge.schema.node.BenchmarkKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What attestors of one region found out about a hoster lately. A raw benchmark does not grow old: an idle hoster is measured
 * again only when it registers anew.
 *
 * @param attestors the standing of those whose evidence may have to be discounted, by id
 */
record RegionEvidence(
        String region,
        Optional<RegionRating> rating,
        Optional<RegionPerformance> working,
        Optional<RegionPerformance> raw,
        Map<String, AttestorStanding> attestors) {

    /** What was seen longer ago than that says nothing about today: as long as the ledgers look back (design, section 7). */
    private static final Duration FRESH = Duration.ofDays(28);

    static RegionEvidence of(HosterFacts facts, String region, long nowMs) {
        long freshSince = nowMs - FRESH.toMillis();
        return new RegionEvidence(
                region,
                facts.ratings().stream()
                        .flatMap(ratings -> ratings.getRegions().stream())
                        .filter(rating -> rating.getRegion().equals(region) && rating.getLastSeen() >= freshSince)
                        .findFirst(),
                performance(facts, region, BenchmarkKind.WORKING).filter(seen -> lastSeen(seen) >= freshSince),
                performance(facts, region, BenchmarkKind.RAW),
                facts.attestors());
    }

    RawBenchmark rawBenchmark() {
        return RawBenchmark.of(raw);
    }

    private static Optional<RegionPerformance> performance(HosterFacts facts, String region, BenchmarkKind kind) {
        return facts.performances().stream()
                .flatMap(performances -> performances.getRegions().stream())
                .filter(figures -> figures.getRegion().equals(region) && figures.getKind() == kind)
                .findFirst();
    }

    private static long lastSeen(RegionPerformance figures) {
        return Stream.of(
                        Optional.ofNullable(figures.getLatencyMs()),
                        Optional.ofNullable(figures.getBandwidthBitsPerSecond()),
                        Optional.ofNullable(figures.getSpeedBitsPerSecond()))
                .flatMap(Optional::stream)
                .mapToLong(Quantiles::getLastSeen)
                .max()
                .orElse(0);
    }
}
