package io.swarmgauge.streams.swarm;

import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.RequestHarvest;
import io.swarmgauge.schema.node.RequestedRange;
import io.swarmgauge.streams.state.swarm.AttestorHarvests;
import io.swarmgauge.streams.state.swarm.ChunkRequests;
import io.swarmgauge.streams.state.swarm.Harvested;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Harvests added up, chunk by chunk. Intake let none in that names a chunk beyond the plan's, so ranges may be walked. */
final class Harvests {

    private Harvests() {}

    static Harvested none() {
        return new Harvested(0, List.of(), 0, List.of());
    }

    static Harvested with(Harvested harvested, RequestHarvest harvest) {
        return new Harvested(
                Sums.plus(harvested.getHarvests(), 1),
                plus(harvested.getAttestors(), harvest),
                Math.max(harvested.getPeers(), harvest.getPeers()),
                plus(harvested.getChunks(), harvest.getRanges()));
    }

    private static List<AttestorHarvests> plus(List<AttestorHarvests> attestors, RequestHarvest harvest) {
        NodeHeader header = harvest.getHeader();
        SortedMap<String, AttestorHarvests> byKey = new TreeMap<>();
        attestors.forEach(attestor -> byKey.put(attestor.getAttestorId(), attestor));
        byKey.merge(
                header.getNodeId(),
                new AttestorHarvests(
                        header.getNodeId(), header.getWindowEnd() - header.getWindowStart(), harvest.getRequests()),
                (before, added) -> new AttestorHarvests(
                        before.getAttestorId(),
                        Sums.plus(before.getListenedMs(), added.getListenedMs()),
                        Sums.plus(before.getRequests(), added.getRequests())));
        return List.copyOf(byKey.values());
    }

    private static List<ChunkRequests> plus(List<ChunkRequests> chunks, List<RequestedRange> ranges) {
        SortedMap<Integer, Long> requests = new TreeMap<>();
        chunks.forEach(chunk -> requests.put(chunk.getIndex(), chunk.getRequests()));
        for (RequestedRange range : ranges) {
            for (int i = 0; i < range.getLength(); i++) {
                requests.merge(range.getFirst() + i, (long) range.getPeers(), Sums::plus);
            }
        }
        return requests.entrySet().stream()
                .map(chunk -> new ChunkRequests(chunk.getKey(), chunk.getValue()))
                .toList();
    }
}
