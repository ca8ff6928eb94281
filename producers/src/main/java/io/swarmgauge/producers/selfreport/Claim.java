package io.swarmgauge.producers.selfreport;

import io.swarmgauge.producers.publish.Window;
import io.swarmgauge.producers.transfers.ChunkTally;
import io.swarmgauge.producers.transfers.TransferBatches;
import io.swarmgauge.schema.node.ChunkClaim;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.ReportReason;
import io.swarmgauge.schema.node.SelfReport;
import io.swarmgauge.schema.node.Traffic;
import java.util.ArrayList;
import java.util.List;

/**
 * A hoster's claim for one setup and period.
 *
 * @param period the whole period
 * @param covered what of the period the claim covers
 * @param again whether a claim for the period was made before
 */
public record Claim(
        String setup,
        Window period,
        Window covered,
        ReportReason reason,
        boolean again,
        Traffic ingress,
        Traffic egress,
        List<ChunkClaim> chunks) {

    static Claim of(
            PeriodTally tally, String setup, Window period, Window covered, ReportReason reason, boolean again) {
        return new Claim(
                setup,
                period,
                covered,
                reason,
                again,
                TransferBatches.traffic(tally.downloads()),
                TransferBatches.traffic(tally.uploads()),
                chunks(tally.uploads()));
    }

    public SelfReport report(NodeHeader header) {
        return new SelfReport(header, setup, period.start(), period.end(), reason, ingress, egress, chunks);
    }

    private static List<ChunkClaim> chunks(ChunkTally uploads) {
        List<ChunkClaim> chunks = new ArrayList<>(uploads.entries());
        uploads.forEach((index, size, count) -> chunks.add(new ChunkClaim(index, count, size)));
        return List.copyOf(chunks);
    }
}
