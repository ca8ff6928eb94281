package io.swarmgauge.streams.selfreport;

import io.swarmgauge.schema.gauge.Verdict;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.state.selfreport.KeptClaim;
import java.util.EnumSet;
import java.util.Set;

/**
 * Judges one claim. The checks stand in the order of the strength of their evidence: what the hoster says against
 * itself, what those say who received from it, what the other hosters say.
 */
final class VerdictPolicy {

    private static final Set<Verdict> ACCUSATIONS =
            EnumSet.of(Verdict.OVER_REPORTED, Verdict.UNDER_REPORTED, Verdict.OUTLIER);

    private final SelfReportSettings settings;
    private final OwnWord ownWord;
    private final WordOfOthers wordOfOthers;

    VerdictPolicy(SelfReportSettings settings) {
        this.settings = settings;
        this.ownWord = new OwnWord(settings);
        this.wordOfOthers = new WordOfOthers(settings);
    }

    Finding judge(Case evidence) {
        if (evidence.claim().isEmpty()) {
            return new Finding(Verdict.MISSING, "The hoster made no claim for this period.");
        }
        KeptClaim claim = evidence.claim().get();
        if (!coversWhole(claim, evidence.period())) {
            return partial(claim, evidence.period());
        }
        return ownWord.against(claim, evidence).orElseGet(() -> byOthers(claim, evidence));
    }

    /** Who holds batches back escapes no accusation by others; it only gives up that they speak for it. */
    private Finding byOthers(KeptClaim claim, Case evidence) {
        Finding finding = wordOfOthers.on(claim, evidence);
        return ACCUSATIONS.contains(finding.verdict())
                ? finding
                : ownWord.incomplete(claim, evidence).orElse(finding);
    }

    /** What is believed: the claim, but no less than was received and no more than receipts of that size allow. */
    long creditedEgress(Case evidence) {
        long receipts = evidence.receipts().getBytes();
        long claimed = evidence.claim().map(KeptClaim::getEgressBytes).orElse(0L);
        return Math.min(Math.max(claimed, receipts), settings.mostCredible(receipts));
    }

    static boolean coversWhole(KeptClaim claim, Window period) {
        return claim.getWindowStart() <= period.start() && period.end() <= claim.getWindowEnd();
    }

    /** A hoster that began in the middle of the period, or that was asked before its end, is not to be blamed for the rest. */
    private static Finding partial(KeptClaim claim, Window period) {
        return Finding.of(
                Verdict.INSUFFICIENT_EVIDENCE,
                "The claim covers %,d ms of a period of %,d ms.",
                claim.getWindowEnd() - claim.getWindowStart(),
                period.end() - period.start());
    }
}
