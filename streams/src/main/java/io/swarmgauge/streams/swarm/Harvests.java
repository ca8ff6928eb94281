package io.swarmgauge.streams.swarm;

import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.RequestHarvest;
import io.swarmgauge.schema.node.RequestedRange;
import io.swarmgauge.streams.state.swarm.ChunkRequests;
import io.swarmgauge.streams.state.swarm.Harvested;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Harvests added up, chunk by chunk. Intake let none in that names a chunk beyond the plan's, so ranges may be walked. */
final class Harvests {

    private Harvests() {}

    static Harvested none() {
        return new Harvested(0, 0L, 0L, 0, List.of());
    }

    static Harvested with(Harvested harvested, RequestHarvest harvest) {
        NodeHeader header = harvest.getHeader();
        return new Harvested(
                harvested.getHarvests() + 1,
                harvested.getListenedMs() + header.getWindowEnd() - header.getWindowStart(),
                harvested.getRequests() + harvest.getRequests(),
                Math.max(harvested.getPeers(), harvest.getPeers()),
                plus(harvested.getChunks(), harvest.getRanges()));
    }

    private static List<ChunkRequests> plus(List<ChunkRequests> chunks, List<RequestedRange> ranges) {
        SortedMap<Integer, Long> requests = new TreeMap<>();
        chunks.forEach(chunk -> requests.put(chunk.getIndex(), chunk.getRequests()));
        for (RequestedRange range : ranges) {
            for (int i = 0; i < range.getLength(); i++) {
                requests.merge(range.getFirst() + i, (long) range.getPeers(), Long::sum);
            }
        }
        return requests.entrySet().stream()
                .map(chunk -> new ChunkRequests(chunk.getKey(), chunk.getValue()))
                .toList();
    }
}
