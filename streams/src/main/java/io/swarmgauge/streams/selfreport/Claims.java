package io.swarmgauge.streams.selfreport;

import io.swarmgauge.schema.node.ChunkClaim;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.SelfReport;
import io.swarmgauge.streams.state.selfreport.ChunkSize;
import io.swarmgauge.streams.state.selfreport.KeptClaim;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;

/** The claim of each hoster that counts: the one that covers the most of the period, then the latest. */
final class Claims {

    private static final Comparator<KeptClaim> BY_HOSTER = Comparator.comparing(KeptClaim::getHosterId);
    private static final BinaryOperator<KeptClaim> THAT_COUNTS =
            BinaryOperator.maxBy(Comparator.comparingLong(KeptClaim::getWindowEnd)
                    .thenComparingLong(KeptClaim::getEpoch)
                    .thenComparingLong(KeptClaim::getSequence));

    private Claims() {}

    static List<KeptClaim> with(List<KeptClaim> claims, SelfReport report) {
        return SortedLists.with(claims, claim(report), BY_HOSTER, THAT_COUNTS);
    }

    private static KeptClaim claim(SelfReport report) {
        NodeHeader header = report.getHeader();
        List<ChunkClaim> chunks = report.getChunks();
        return new KeptClaim(
                header.getNodeId(),
                header.getEpoch(),
                header.getSequence(),
                header.getWindowStart(),
                header.getWindowEnd(),
                report.getEgress().getChunks(),
                report.getEgress().getBytes(),
                report.getIngress().getChunks(),
                report.getIngress().getBytes(),
                chunks.stream().mapToLong(ChunkClaim::getCount).sum(),
                chunks.stream()
                        .mapToLong(chunk -> chunk.getCount() * chunk.getSize())
                        .sum(),
                SortedLists.union(List.of(), sizes(chunks)));
    }

    private static List<ChunkSize> sizes(List<ChunkClaim> chunks) {
        return chunks.stream()
                .map(chunk -> new ChunkSize(chunk.getIndex(), chunk.getSize()))
                .toList();
    }
}
