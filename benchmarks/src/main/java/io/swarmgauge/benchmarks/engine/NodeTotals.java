package io.swarmgauge.benchmarks.engine;

import java.io.Serializable;

/** One node's sums in a window. Flink's and Jet's serializers ask for public fields and a constructor without arguments. */
public final class NodeTotals implements Serializable {

    private static final long serialVersionUID = 1L;

    public String region = "";
    public boolean hoster;
    public long chunksIn;
    public long bytesIn;
    public long chunksOut;
    public long bytesOut;
    public int batches;

    public NodeTotals() {}

    void add(Moved moved) {
        region = moved.region();
        hoster |= moved.hoster();
        chunksIn += moved.chunksIn();
        bytesIn += moved.bytesIn();
        chunksOut += moved.chunksOut();
        bytesOut += moved.bytesOut();
        batches++;
    }

    void add(NodeTotals other) {
        region = other.region;
        hoster |= other.hoster;
        chunksIn += other.chunksIn;
        bytesIn += other.bytesIn;
        chunksOut += other.chunksOut;
        bytesOut += other.bytesOut;
        batches += other.batches;
    }
}
