package io.swarmgauge.producers.harvest;

import io.swarmgauge.schema.node.RequestedRange;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Chunks that were asked for as ranges: neighbours that as many peers asked for are one. */
final class RequestedRanges {

    private RequestedRanges() {}

    /** Ascending and without overlap. */
    static List<RequestedRange> of(SortedMap<Integer, Integer> peersByChunk) {
        List<RequestedRange> ranges = new ArrayList<>();
        peersByChunk.forEach((index, peers) -> {
            RequestedRange last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
            if (last != null && last.getFirst() + last.getLength() == index && last.getPeers() == peers) {
                ranges.set(ranges.size() - 1, new RequestedRange(last.getFirst(), last.getLength() + 1, peers));
            } else {
                ranges.add(new RequestedRange(index, 1, peers));
            }
        });
        return ranges;
    }
}
