package io.swarmgauge.stories.kill;

import io.swarmgauge.schema.gauge.Verdict;

/**
 * The verdict on an honest hoster's claim where every receiver reports, worked out from the books of both sides by the rules
 * of the design (section 6) and of decision 6: a difference counts when it exceeds both the ratio 1 − r and the slack.
 *
 * @param credited bytes that are believed: the claim clamped to [receipts, receipts ÷ (1 − r)]
 */
record ExpectedVerdict(Verdict verdict, long credited) {

    private static final double R = 0.25;

    static ExpectedVerdict of(long sent, long received, long slack) {
        double most = received / (1 - R);
        double least = received * (1 - R);
        long credited = Math.min(Math.max(sent, received), (long) Math.floor(most));
        if (received - sent > slack && sent < Math.ceil(least)) {
            return new ExpectedVerdict(Verdict.UNDER_REPORTED, credited);
        }
        if (sent - received > slack && sent > Math.floor(most)) {
            return new ExpectedVerdict(Verdict.OVER_REPORTED, credited);
        }
        return new ExpectedVerdict(Verdict.CONSISTENT, credited);
    }
}
