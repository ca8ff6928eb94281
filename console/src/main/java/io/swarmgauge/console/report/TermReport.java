package io.swarmgauge.console.report;

import io.swarmgauge.schema.gauge.TermCompliance;
import io.swarmgauge.schema.plan.ServiceTerm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far one term of one setup was kept in one region, over a period.
 *
 * @param region region of the attestors; {@code *} for all together
 * @param objective the share that was promised at the period's end, 0..1
 * @param changed whether another share was promised earlier in the period
 * @param good samples of the period that kept the term
 * @param total samples of the period
 * @param standing the newest statement of the period, with burn rates and causes over its own, longer period
 * @param course the period in parts of one length, oldest first
 */
public record TermReport(
        String setupId,
        String region,
        ServiceTerm term,
        double objective,
        boolean changed,
        long good,
        long total,
        TermCompliance standing,
        List<Point> course) {

    public static final String ALL_REGIONS = "*";

    public TermReport {
        course = List.copyOf(course);
    }

    /** Share of the period's samples that kept the term, 0..1; null without any. */
    public @Nullable Double achieved() {
        return total == 0 ? null : (double) good / total;
    }

    /** What is left of the period's own error budget: 1 is all, below 0 is overspent; null without samples, or when every sample was promised. */
    public @Nullable Double budgetLeft() {
        return total == 0 || objective >= 1 ? null : 1 - ((double) (total - good) / total) / (1 - objective);
    }

    public Verdict verdict() {
        if (total == 0) {
            return Verdict.NOT_MEASURED;
        }
        return (double) good / total >= objective ? Verdict.KEPT : Verdict.NOT_KEPT;
    }

    public String regionWords() {
        return region.equals(ALL_REGIONS) ? "all regions together" : region;
    }
}
