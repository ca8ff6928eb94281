package io.swarmgauge.streams.selfreport;

import io.swarmgauge.schema.node.ChunkHistogram;
import io.swarmgauge.schema.node.CounterpartyTraffic;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.streams.state.selfreport.ChunkSize;
import io.swarmgauge.streams.state.selfreport.NodeBook;
import io.swarmgauge.streams.state.selfreport.PeerEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Double-entry bookkeeping: each node's account of what it sent to and received from each of its peers. */
final class Books {

    private static final Comparator<NodeBook> BY_NODE = Comparator.comparing(NodeBook::getNodeId);
    private static final Comparator<PeerEntry> BY_PEER = Comparator.comparing(PeerEntry::getPeerId);

    private Books() {}

    static NodeBook empty(String nodeId) {
        return new NodeBook(nodeId, 0L, 0L, 0L, 0L, List.of(), List.of());
    }

    static List<NodeBook> with(List<NodeBook> books, TransferBatch batch) {
        return SortedLists.with(books, book(batch), BY_NODE, Books::plus);
    }

    private static NodeBook book(TransferBatch batch) {
        List<PeerEntry> peers = List.of();
        for (CounterpartyTraffic peer : batch.getCounterparties()) {
            peers = SortedLists.with(peers, entry(peer), BY_PEER, Books::plus);
        }
        return new NodeBook(
                batch.getHeader().getNodeId(),
                batch.getUploaded().getChunks(),
                batch.getUploaded().getBytes(),
                batch.getDownloaded().getChunks(),
                batch.getDownloaded().getBytes(),
                peers,
                SortedLists.union(List.of(), sizes(batch.getDownloads())));
    }

    private static PeerEntry entry(CounterpartyTraffic peer) {
        return new PeerEntry(
                peer.getPeerId(), peer.getUploadedBytes(), peer.getDownloadedChunks(), peer.getDownloadedBytes());
    }

    /** Both accounts as that of the first one's node. */
    static NodeBook plus(NodeBook book, NodeBook more) {
        List<PeerEntry> peers = book.getPeers();
        for (PeerEntry peer : more.getPeers()) {
            peers = SortedLists.with(peers, peer, BY_PEER, Books::plus);
        }
        return new NodeBook(
                book.getNodeId(),
                book.getSentChunks() + more.getSentChunks(),
                book.getSentBytes() + more.getSentBytes(),
                book.getReceivedChunks() + more.getReceivedChunks(),
                book.getReceivedBytes() + more.getReceivedBytes(),
                peers,
                SortedLists.union(book.getReceivedSizes(), more.getReceivedSizes()));
    }

    private static PeerEntry plus(PeerEntry entry, PeerEntry more) {
        return new PeerEntry(
                entry.getPeerId(),
                entry.getSentBytes() + more.getSentBytes(),
                entry.getReceivedChunks() + more.getReceivedChunks(),
                entry.getReceivedBytes() + more.getReceivedBytes());
    }

    private static List<ChunkSize> sizes(ChunkHistogram histogram) {
        List<ChunkSize> sizes = new ArrayList<>();
        int index = 0;
        for (int i = 0; i < histogram.getSizes().size(); i++) {
            index += histogram.getIndexDeltas().get(i);
            sizes.add(new ChunkSize(index, histogram.getSizes().get(i)));
        }
        return sizes;
    }
}
