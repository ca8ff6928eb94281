package io.swarmgauge.producers.harvest;

import io.swarmgauge.producers.publish.Window;
import io.swarmgauge.schema.node.HarvestEnd;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.RequestHarvest;
import java.util.SortedMap;

/**
 * What a node heard of the requests for one setup, without those of attestors.
 *
 * @param requests all that it heard, repeated ones too
 * @param pairs distinct peers and chunks among them
 * @param peersByChunk how many peers asked for each chunk that was asked for
 */
record FinishedHarvest(
        String setup,
        Window window,
        long requests,
        long pairs,
        int peers,
        HarvestEnd endedBy,
        SortedMap<Integer, Integer> peersByChunk) {

    ChunkDemand demand() {
        return new ChunkDemand(peersByChunk);
    }

    RequestHarvest record(NodeHeader header) {
        return new RequestHarvest(header, setup, requests, pairs, peers, endedBy, RequestedRanges.of(peersByChunk));
    }
}
