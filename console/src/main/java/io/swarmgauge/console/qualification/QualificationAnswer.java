package io.swarmgauge.console.qualification;

import java.util.List;

/**
 * Whether a hoster qualifies for a job.
 *
 * @param qualifies whether every reason speaks in its favour
 * @param provisional whether the yes rests in part on the raw benchmark, because it is not yet proven at work
 * @param asOf the moment that it was judged for, epoch milliseconds (UTC)
 * @param reasons every criterion of the job, in favour or against
 */
public record QualificationAnswer(
        String hosterId, String jobId, boolean qualifies, boolean provisional, long asOf, List<Reason> reasons) {

    public QualificationAnswer {
        reasons = List.copyOf(reasons);
    }

    static QualificationAnswer from(String hosterId, String jobId, long asOf, List<Reason> reasons) {
        boolean qualifies = reasons.stream().allMatch(Reason::ok);
        boolean provisional = qualifies && reasons.stream().anyMatch(reason -> reason.basis() == Basis.RAW);
        return new QualificationAnswer(hosterId, jobId, qualifies, provisional, asOf, reasons);
    }

    public List<Reason> against() {
        return reasons.stream().filter(reason -> !reason.ok()).toList();
    }
}
