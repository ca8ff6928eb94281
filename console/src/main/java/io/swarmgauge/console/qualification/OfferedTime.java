package io.swarmgauge.console.qualification;

import io.swarmgauge.schema.node.OfferForm;
import io.swarmgauge.schema.plan.Job;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a hoster offers itself for all of a job's time, from now on where the job has begun. */
final class OfferedTime {

    private OfferedTime() {}

    static Reason judge(Optional<OfferForm> form, Job job, long nowMs) {
        @Nullable Long from = form.map(OfferForm::getFromTime).orElse(null);
        @Nullable Long until = form.map(OfferForm::getUntilTime).orElse(null);
        @Nullable Long jobUntil = job.getUntilTime();
        double begins = Math.max(nowMs, job.getFromTime() == null ? nowMs : job.getFromTime());
        if (jobUntil != null && jobUntil <= nowMs) {
            return time(false, (double) jobUntil, null, "the job was over at " + Wording.moment((double) jobUntil));
        }
        if (form.isEmpty()) {
            return time(false, null, begins, "nothing is offered without a registration");
        }
        if (from != null && from > begins) {
            return time(
                    false,
                    (double) from,
                    begins,
                    "offered from %s, the job begins at %s"
                            .formatted(Wording.moment((double) from), Wording.moment(begins)));
        }
        if (until != null && (jobUntil == null || until < jobUntil)) {
            return time(
                    false,
                    (double) until,
                    jobUntil == null ? null : (double) jobUntil,
                    "offered until %s, the job %s"
                            .formatted(
                                    Wording.moment((double) until),
                                    jobUntil == null ? "has no end" : "ends at " + Wording.moment((double) jobUntil)));
        }
        return time(
                true,
                until == null ? null : (double) until,
                jobUntil == null ? null : (double) jobUntil,
                until == null ? "offered without end" : "offered until " + Wording.moment((double) until));
    }

    private static Reason time(boolean ok, @Nullable Double figure, @Nullable Double required, String sentence) {
        return OfferCriteria.claim(ReasonCode.TIME, ok, figure, required, "epoch ms", "time: " + sentence);
    }
}
