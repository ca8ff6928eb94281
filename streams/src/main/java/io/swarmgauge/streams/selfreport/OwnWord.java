package io.swarmgauge.streams.selfreport;

import io.swarmgauge.schema.gauge.Amount;
import io.swarmgauge.schema.gauge.Verdict;
import io.swarmgauge.streams.selfreport.Case.WrongSize;
import io.swarmgauge.streams.state.selfreport.KeptClaim;
import java.util.Optional;

/** Holds a claim against what the hoster itself says: within the claim, about chunks that all know, in its own batches. */
final class OwnWord {

    private final SelfReportSettings settings;

    OwnWord(SelfReportSettings settings) {
        this.settings = settings;
    }

    /** The contradiction; empty when the claim agrees with itself. */
    Optional<Finding> against(KeptClaim claim, Case evidence) {
        return sums(claim)
                .or(() -> evidence.wrongSize().map(OwnWord::size))
                .or(() -> batches("egress", claim.getEgressBytes(), evidence.ownEgress(), evidence.missingBatches()))
                .or(() ->
                        batches("ingress", claim.getIngressBytes(), evidence.ownIngress(), evidence.missingBatches()));
    }

    /** Where batches are missing that may hold what the claim says and the others do not. */
    Optional<Finding> incomplete(KeptClaim claim, Case evidence) {
        return beyond("egress", claim.getEgressBytes(), evidence.ownEgress(), evidence.missingBatches())
                .or(() -> beyond("ingress", claim.getIngressBytes(), evidence.ownIngress(), evidence.missingBatches()));
    }

    private static Optional<Finding> sums(KeptClaim claim) {
        if (claim.getCountedChunks() == claim.getEgressChunks() && claim.getCountedBytes() == claim.getEgressBytes()) {
            return Optional.empty();
        }
        return contradiction(
                "Claims an egress of %,d chunks and %,d bytes, but its chunks add up to %,d chunks and %,d bytes.",
                claim.getEgressChunks(), claim.getEgressBytes(), claim.getCountedChunks(), claim.getCountedBytes());
    }

    private static Finding size(WrongSize wrong) {
        return Finding.of(
                Verdict.CONTRADICTORY,
                "Claims chunk %d to have %,d bytes, but %d of %d others say %,d bytes.",
                wrong.index(),
                wrong.claimed(),
                wrong.agreedBy(),
                wrong.voters(),
                wrong.agreed());
    }

    /** What is missing can only add to the batches: a claim of less than they say contradicts them all the same. */
    private Optional<Finding> batches(String direction, long claimed, Amount own, long missing) {
        if (Math.abs(claimed - own.getBytes()) <= settings.slackBytes() || (missing > 0 && claimed > own.getBytes())) {
            return Optional.empty();
        }
        return contradiction(
                "Claims %,d bytes of %s, but its own batches say %,d bytes (slack %,d).",
                claimed, direction, own.getBytes(), settings.slackBytes());
    }

    private Optional<Finding> beyond(String direction, long claimed, Amount own, long missing) {
        if (missing == 0 || claimed - own.getBytes() <= settings.slackBytes()) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                Verdict.INSUFFICIENT_EVIDENCE,
                "Claims %,d bytes of %s, its own batches say %,d bytes, and %,d of them are missing.",
                claimed,
                direction,
                own.getBytes(),
                missing));
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static Optional<Finding> contradiction(String reason, Object... figures) {
        return Optional.of(Finding.of(Verdict.CONTRADICTORY, reason, figures));
    }
}
