package io.swarmgauge.streams.selfreport;

import io.swarmgauge.schema.gauge.Verdict;
import io.swarmgauge.streams.state.selfreport.KeptClaim;
import java.util.List;

/**
 * Holds a claim against receipts. A receipt proves that something was sent; that it was not sent is only proved by the
 * absence of a receipt where every receiver reports. Where they do not, the claim is judged by the part that went to
 * reporting nodes if that is at least half of it, and otherwise only by how far it stands from the other hosters'.
 */
final class WordOfOthers {

    /** Design, section 6: an outlier is over 3 times the median of the others. */
    private static final int OUTLIER_FACTOR = 3;

    private static final int LEAST_OTHERS = 2;

    private final SelfReportSettings settings;

    WordOfOthers(SelfReportSettings settings) {
        this.settings = settings;
    }

    Finding on(KeptClaim claim, Case evidence) {
        long claimed = claim.getEgressBytes();
        long receipts = evidence.receipts().getBytes();
        if (isUnder(claimed, receipts)) {
            return Finding.of(
                    Verdict.UNDER_REPORTED,
                    "Claims %,d bytes of egress, but others received %,d bytes from it.",
                    claimed,
                    receipts);
        }
        if (!isOver(claimed, receipts)) {
            return Finding.of(
                    Verdict.CONSISTENT,
                    "Claims %,d bytes of egress, and others received %,d bytes from it.",
                    claimed,
                    receipts);
        }
        if (settings.receiptsCoverSwarm()) {
            return Finding.of(
                    Verdict.OVER_REPORTED,
                    "Claims %,d bytes of egress, but others received %,d bytes from it, which allows at most %,d.",
                    claimed,
                    receipts,
                    settings.mostCredible(receipts));
        }
        return evidence.sentToReporters() * 2 >= claimed
                ? bySample(claimed, evidence)
                : byOtherHosters(claimed, evidence);
    }

    private Finding bySample(long claimed, Case evidence) {
        long sent = evidence.sentToReporters();
        long receipts = evidence.receipts().getBytes();
        return isOver(sent, receipts)
                ? Finding.of(
                        Verdict.OVER_REPORTED,
                        "Of %,d bytes claimed it says it sent %,d to reporting nodes, but they received %,d,"
                                + " which allows at most %,d.",
                        claimed,
                        sent,
                        receipts,
                        settings.mostCredible(receipts))
                : Finding.of(
                        Verdict.CONSISTENT,
                        "Of %,d bytes claimed it says it sent %,d to reporting nodes, and they received %,d.",
                        claimed,
                        sent,
                        receipts);
    }

    private Finding byOtherHosters(long claimed, Case evidence) {
        List<Long> others = evidence.claimsOfOthers().stream().sorted().toList();
        if (others.size() >= LEAST_OTHERS
                && claimed > OUTLIER_FACTOR * median(others)
                && claimed > settings.slackBytes()) {
            return Finding.of(
                    Verdict.OUTLIER,
                    "Claims %,d bytes of egress, over %d times the median of the other hosters' claims, %,.0f bytes.",
                    claimed,
                    OUTLIER_FACTOR,
                    median(others));
        }
        return Finding.of(
                Verdict.INSUFFICIENT_EVIDENCE,
                "Claims %,d bytes of egress, of which it says it sent %,d to reporting nodes, which received %,d.",
                claimed,
                evidence.sentToReporters(),
                evidence.receipts().getBytes());
    }

    private boolean isOver(long claimed, long receipts) {
        return claimed > settings.mostCredible(receipts) && claimed - receipts > settings.slackBytes();
    }

    private boolean isUnder(long claimed, long receipts) {
        return claimed < settings.leastCredible(receipts) && receipts - claimed > settings.slackBytes();
    }

    private static double median(List<Long> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }
}
