package io.swarmgauge.streams.selfreport;

import io.swarmgauge.schema.gauge.Amount;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.state.selfreport.KeptClaim;
import java.util.List;
import java.util.Optional;

/**
 * One hoster's claim and everything it is held against.
 *
 * @param ownEgress what the hoster's own batches say that it sent
 * @param ownIngress what the hoster's own batches say that it received
 * @param receipts what other nodes say that they received from the hoster
 * @param sentToReporters bytes that the hoster's own batches say went to nodes that keep books themselves
 * @param claimsOfOthers egress in bytes that the setup's other hosters claim for the whole period
 * @param missingBatches the hoster's own batches of the period that are known to be missing: number
 * @param wrongSize a chunk whose size the hoster alone gives so
 */
record Case(
        Window period,
        Optional<KeptClaim> claim,
        Amount ownEgress,
        Amount ownIngress,
        Amount receipts,
        long sentToReporters,
        List<Long> claimsOfOthers,
        long missingBatches,
        Optional<WrongSize> wrongSize) {

    /** @param agreedBy how many others give the agreed size, of how many that give any */
    record WrongSize(int index, int claimed, int agreed, int agreedBy, int voters) {}
}
