package io.swarmgauge.console.qualification;

import io.swarmgauge.console.views.HosterFacts;
import io.swarmgauge.schema.gauge.Quantiles;
import io.swarmgauge.schema.gauge.RegionPerformance;
import io.swarmgauge.schema.plan.Job;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All hosters for a job, best first: those that qualify before those that do not; those that do not by the number of
 * criteria that they fail; then by merit (proven reliability × proven quality, in the job's worst region), then by the
 * median latency in its worst region, then by id. A total order, so that pages of it fit together.
 */
public final class CandidateOrder {

    private CandidateOrder() {}

    public static List<Candidate> of(Collection<HosterFacts> hosters, Job job, long nowMs) {
        return hosters.stream()
                .map(facts -> candidate(facts, job, nowMs))
                .sorted(Comparator.comparing(Candidate::key))
                .toList();
    }

    private static Candidate candidate(HosterFacts facts, Job job, long nowMs) {
        List<RegionEvidence> regions = job.getRegions().stream()
                .map(region -> RegionEvidence.of(facts, region, nowMs))
                .toList();
        double merit = regions.stream().mapToDouble(CandidateOrder::merit).min().orElse(0);
        return new Candidate(Qualification.of(facts, job, nowMs), merit, latency(regions));
    }

    private static double merit(RegionEvidence evidence) {
        return evidence.rating()
                .map(rating -> Trials.of(rating, evidence.attestors()).lowerBound()
                        * rating.getQuality().getLower())
                .orElse(0.0);
    }

    private static @Nullable Double latency(List<RegionEvidence> regions) {
        List<OptionalDouble> medians =
                regions.stream().map(CandidateOrder::medianLatency).toList();
        return medians.isEmpty() || medians.stream().anyMatch(OptionalDouble::isEmpty)
                ? null
                : (Double) medians.stream()
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .max()
                        .getAsDouble();
    }

    private static OptionalDouble medianLatency(RegionEvidence evidence) {
        return Stream.concat(evidence.working().stream(), evidence.raw().stream())
                .map(RegionPerformance::getLatencyMs)
                .filter(quantiles -> quantiles != null)
                .mapToDouble(Quantiles::getP50)
                .findFirst();
    }
}
