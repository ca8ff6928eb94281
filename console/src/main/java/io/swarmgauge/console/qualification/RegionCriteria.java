package io.swarmgauge.console.qualification;

import io.swarmgauge.schema.plan.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a job asks of a hoster in each of its regions, as attestors of that region see it. */
final class RegionCriteria {

    private RegionCriteria() {}

    static List<Reason> judge(RegionEvidence evidence, Job job) {
        List<Reason> reasons = new ArrayList<>();
        if (job.getMinReliability() != null) {
            reasons.add(ShareCriterion.reliability(evidence, job.getMinReliability()));
        }
        if (job.getMinQuality() != null) {
            reasons.add(ShareCriterion.quality(evidence, job.getMinQuality()));
        }
        if (job.getMinAvailability() != null) {
            reasons.add(ShareCriterion.availability(evidence, job.getMinAvailability()));
        }
        PerformanceCriterion.of(job).forEach(criterion -> reasons.add(criterion.judge(evidence)));
        insufficient(evidence, reasons).ifPresent(reasons::add);
        return reasons;
    }

    /** One reason more where figures are missing, so that a hoster sees at once that it is not slow but unknown. */
    private static Optional<Reason> insufficient(RegionEvidence evidence, List<Reason> reasons) {
        String region = evidence.region();
        List<Reason> unknown = reasons.stream()
                .filter(reason -> reason.basis() == Basis.NOTHING)
                .toList();
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        String missing = unknown.stream().map(reason -> reason.code().word()).collect(Collectors.joining(", "));
        long samples = unknown.stream().mapToLong(Reason::samples).min().orElse(0);
        return Optional.of(new Reason(
                ReasonCode.INSUFFICIENT_EVIDENCE,
                region,
                false,
                Basis.NOTHING,
                (double) samples,
                (double) Qualification.LEAST_SAMPLES,
                "samples",
                samples,
                "evidence in %s: too little on %s and %s; have attestors of %s measure this hoster"
                        .formatted(region, missing, evidence.rawBenchmark().lack(), region)));
    }
}
