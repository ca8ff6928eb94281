package io.swarmgauge.streams.selfreport;

import io.swarmgauge.streams.state.selfreport.ChunkSize;
import io.swarmgauge.streams.state.selfreport.NodeBook;
import io.swarmgauge.streams.state.selfreport.PeerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How much is kept of the books of a period, whoever speaks. Receipts of planned nodes are never lost: the books of all
 * nodes beyond the kept ones become one. Kept are always those with the lowest ids of all that were heard; as more are
 * heard the highest kept id can only fall, so that what left cannot come back in part, in any order.
 */
final class BookBounds {

    static final int MOST_OTHERS = 512;
    static final int MOST_PEERS = 512;

    /** Others that vote on the sizes of chunks: each may name as many as the setup has chunks. */
    static final int MOST_VOTERS = 64;

    /** More than one size of one chunk is no vote, so that a second shows all that a third could. */
    private static final int MOST_SIZES = 2;

    /** Stands for all nodes that are not kept by name. No node has it: ids are never empty. */
    private static final String REST = "";

    private final Set<String> planned;

    BookBounds(Set<String> planned) {
        this.planned = planned;
    }

    /** @param books ascending by node */
    List<NodeBook> of(List<NodeBook> books) {
        List<NodeBook> result = new ArrayList<>();
        NodeBook rest = Books.empty(REST);
        int others = 0;
        for (NodeBook book : books) {
            if (planned.contains(book.getNodeId())) {
                result.add(with(book, peers(book, MOST_PEERS), sizes(book)));
            } else if (!book.getNodeId().equals(REST) && others < MOST_OTHERS) {
                result.add(with(book, peers(book, 0), others < MOST_VOTERS ? sizes(book) : List.of()));
                others++;
            } else {
                rest = Books.plus(rest, with(book, peers(book, 0), List.of()));
            }
        }
        if (!rest.equals(Books.empty(REST))) {
            result.add(0, rest);
        }
        return result;
    }

    private List<PeerEntry> peers(NodeBook book, int mostOthers) {
        List<PeerEntry> result = new ArrayList<>();
        int others = 0;
        for (PeerEntry peer : book.getPeers()) {
            if (planned.contains(peer.getPeerId()) || others++ < mostOthers) {
                result.add(peer);
            }
        }
        return result;
    }

    private static List<ChunkSize> sizes(NodeBook book) {
        List<ChunkSize> result = new ArrayList<>();
        int ofThisChunk = 0;
        int index = -1;
        for (ChunkSize size : book.getReceivedSizes()) {
            ofThisChunk = size.getIndex() == index ? ofThisChunk + 1 : 1;
            index = size.getIndex();
            if (ofThisChunk <= MOST_SIZES) {
                result.add(size);
            }
        }
        return result;
    }

    private static NodeBook with(NodeBook book, List<PeerEntry> peers, List<ChunkSize> sizes) {
        return new NodeBook(
                book.getNodeId(),
                book.getSentChunks(),
                book.getSentBytes(),
                book.getReceivedChunks(),
                book.getReceivedBytes(),
                peers,
                sizes);
    }
}
