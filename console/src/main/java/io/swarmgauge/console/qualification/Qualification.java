package io.swarmgauge.console.qualification;

import io.swarmgauge.console.views.HosterFacts;
import io.swarmgauge.schema.plan.Job;
import java.util.ArrayList;
import java.util.List;

/**
 * Does a hoster qualify for a job? Every criterion of the job is answered, in favour or against; one against is a no.
 *
 * <p>For a criterion that is measured, a raw benchmark decides until enough was seen at work, and what was seen at work
 * from then on (docs/decisions/0012-qualification.md).
 */
public final class Qualification {

    /** Below that many samples, windows or slots nothing is known (design, section 7). */
    static final int LEAST_SAMPLES = 10;

    private Qualification() {}

    public static QualificationAnswer of(HosterFacts facts, Job job, long nowMs) {
        List<Reason> reasons = new ArrayList<>(OfferCriteria.judge(facts.node(), job, nowMs));
        for (String region : job.getRegions()) {
            reasons.addAll(RegionCriteria.judge(RegionEvidence.of(facts, region, nowMs), job));
        }
        return QualificationAnswer.from(facts.hosterId(), job.getJobId(), nowMs, reasons);
    }
}
