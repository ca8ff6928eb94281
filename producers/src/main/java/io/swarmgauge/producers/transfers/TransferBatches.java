package io.swarmgauge.producers.transfers;

import io.swarmgauge.schema.node.ChunkHistogram;
import io.swarmgauge.schema.node.CounterpartyTraffic;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.node.Traffic;
import io.swarmgauge.schema.node.TransferBatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tally as the record that is published. */
public final class TransferBatches {

    static final int NAMED_COUNTERPARTIES = 32;

    /** Stands where a record speaks of several peers at once. */
    static final String NO_ONE_PEER = "";

    private static final Comparator<Map.Entry<String, PeerTally>> MOST_BYTES_FIRST = Comparator.comparingLong(
                    (Map.Entry<String, PeerTally> peer) -> peer.getValue().bytes())
            .reversed()
            .thenComparing(Map.Entry::getKey);

    private TransferBatches() {}

    public static TransferBatch batch(NodeHeader header, IntervalTally tally, Role role) {
        List<Map.Entry<String, PeerTally>> peers = new ArrayList<>(tally.peers().entrySet());
        peers.sort(MOST_BYTES_FIRST);
        int named = Math.min(NAMED_COUNTERPARTIES, peers.size());
        return new TransferBatch(
                header,
                tally.setup(),
                role,
                traffic(tally.uploads()),
                traffic(tally.downloads()),
                tally.requests(),
                peers.subList(0, named).stream()
                        .map(peer -> counterparty(peer.getKey(), peer.getValue()))
                        .toList(),
                others(peers.subList(named, peers.size())),
                histogram(tally.uploads()),
                histogram(tally.downloads()));
    }

    public static Traffic traffic(ChunkTally tally) {
        return new Traffic(tally.chunks(), tally.bytes());
    }

    private static @Nullable CounterpartyTraffic others(List<Map.Entry<String, PeerTally>> peers) {
        if (peers.isEmpty()) {
            return null;
        }
        PeerTally sum = new PeerTally();
        peers.forEach(peer -> sum.add(peer.getValue()));
        return counterparty(NO_ONE_PEER, sum);
    }

    private static CounterpartyTraffic counterparty(String peer, PeerTally tally) {
        return new CounterpartyTraffic(
                peer, tally.uploadedChunks(), tally.uploadedBytes(), tally.downloadedChunks(), tally.downloadedBytes());
    }

    private static ChunkHistogram histogram(ChunkTally tally) {
        List<Integer> deltas = new ArrayList<>(tally.entries());
        List<Integer> counts = new ArrayList<>(tally.entries());
        List<Integer> sizes = new ArrayList<>(tally.entries());
        int[] previous = {0};
        tally.forEach((index, size, count) -> {
            deltas.add(index - previous[0]);
            counts.add(Math.toIntExact(count));
            sizes.add(size);
            previous[0] = index;
        });
        return new ChunkHistogram(deltas, counts, sizes);
    }
}
