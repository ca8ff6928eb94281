package io.swarmgauge.streams.testkit;

import io.swarmgauge.schema.node.ChunkClaim;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.ReportReason;
import io.swarmgauge.schema.node.SelfReport;
import io.swarmgauge.schema.node.Traffic;
import java.util.List;
import java.util.stream.Stream;

/** Builds a claim for the period of the first minute. */
public final class Claim {

    public static final long PERIOD = 60_000;

    private final String hoster;
    private final long sequence;
    private List<ChunkClaim> chunks = List.of();
    private Traffic ingress = new Traffic(0L, 0L);
    private long from;
    private long to = PERIOD;
    private long bytesMore;

    private Claim(String hoster, long sequence) {
        this.hoster = hoster;
        this.sequence = sequence;
    }

    public static Claim of(String hoster, long sequence) {
        return new Claim(hoster, sequence);
    }

    public Claim sent(int index, long count, int size) {
        chunks = Stream.concat(chunks.stream(), Stream.of(new ChunkClaim(index, count, size)))
                .toList();
        return this;
    }

    public Claim received(long chunkCount, long bytes) {
        ingress = new Traffic(chunkCount, bytes);
        return this;
    }

    public Claim covering(long start, long end) {
        from = start;
        to = end;
        return this;
    }

    /** The claim's total says more than its chunks add up to. */
    public Claim withTotalOff(long bytes) {
        bytesMore = bytes;
        return this;
    }

    public SelfReport record() {
        return new SelfReport(
                new NodeHeader(hoster, "region-of-node", 1L, sequence, from, to),
                Swarm.SETUP,
                0L,
                PERIOD,
                to < PERIOD ? ReportReason.ON_REQUEST : ReportReason.PERIODIC,
                ingress,
                new Traffic(
                        chunks.stream().mapToLong(ChunkClaim::getCount).sum(),
                        chunks.stream()
                                        .mapToLong(c -> c.getCount() * c.getSize())
                                        .sum()
                                + bytesMore),
                chunks);
    }
}
