package io.swarmgauge.console.qualification;

import io.swarmgauge.console.views.HosterFacts;
import io.swarmgauge.schema.gauge.AttestorStanding;
import io.swarmgauge.schema.gauge.RegionPerformance;
import io.swarmgauge.schema.gauge.RegionRating;
import io.swarmgauge.schema.node.BenchmarkKind;
import java.util.Map;
import java.util.Optional;

/**
 * What attestors of one region found out about a hoster.
 *
 * @param attestors the standing of those whose evidence may have to be discounted, by id
 */
record RegionEvidence(
        String region,
        Optional<RegionRating> rating,
        Optional<RegionPerformance> working,
        Optional<RegionPerformance> raw,
        Map<String, AttestorStanding> attestors) {

    static RegionEvidence of(HosterFacts facts, String region) {
        return new RegionEvidence(
                region,
                facts.ratings().stream()
                        .flatMap(ratings -> ratings.getRegions().stream())
                        .filter(rating -> rating.getRegion().equals(region))
                        .findFirst(),
                performance(facts, region, BenchmarkKind.WORKING),
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
}
