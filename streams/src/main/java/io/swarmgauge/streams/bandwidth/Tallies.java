package io.swarmgauge.streams.bandwidth;

import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.streams.state.bandwidth.NodeTally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Sums by node, ascending by node id. Addition does not mind the order, and the latest batch names the region. */
final class Tallies {

    private static final Comparator<NodeTally> BY_NODE = Comparator.comparing(NodeTally::getNodeId);

    /** A window, and the conclusion that lists them, stay far below what a topic takes. */
    static final int MOST_OTHERS = 1024;

    private Tallies() {}

    static NodeTally silent(String nodeId) {
        return new NodeTally(nodeId, "", Long.MIN_VALUE, Long.MIN_VALUE, 0L, 0L, 0L, 0L, 0);
    }

    static List<NodeTally> with(List<NodeTally> tallies, TransferBatch batch) {
        NodeTally silent = silent(batch.getHeader().getNodeId());
        int place = Collections.binarySearch(tallies, silent, BY_NODE);
        List<NodeTally> result = new ArrayList<>(tallies);
        if (place >= 0) {
            result.set(place, plus(tallies.get(place), batch));
        } else {
            result.add(-place - 1, plus(silent, batch));
        }
        return result;
    }

    /**
     * The planned nodes, and so many others with the lowest ids. As more are heard the highest kept id can only fall, so
     * that none that left comes back with a part of its sums.
     */
    static List<NodeTally> bounded(List<NodeTally> tallies, Set<String> planned) {
        if (tallies.size() <= MOST_OTHERS) {
            return tallies;
        }
        List<NodeTally> result = new ArrayList<>();
        int others = 0;
        for (NodeTally tally : tallies) {
            if (planned.contains(tally.getNodeId()) || others++ < MOST_OTHERS) {
                result.add(tally);
            }
        }
        return result;
    }

    private static NodeTally plus(NodeTally tally, TransferBatch batch) {
        NodeHeader header = batch.getHeader();
        boolean latest = header.getEpoch() > tally.getRegionEpoch()
                || (header.getEpoch() == tally.getRegionEpoch() && header.getSequence() > tally.getRegionSequence());
        return new NodeTally(
                tally.getNodeId(),
                latest ? header.getRegion() : tally.getRegion(),
                latest ? header.getEpoch() : tally.getRegionEpoch(),
                latest ? header.getSequence() : tally.getRegionSequence(),
                tally.getIngressChunks() + batch.getDownloaded().getChunks(),
                tally.getIngressBytes() + batch.getDownloaded().getBytes(),
                tally.getEgressChunks() + batch.getUploaded().getChunks(),
                tally.getEgressBytes() + batch.getUploaded().getBytes(),
                tally.getBatches() + 1);
    }
}
