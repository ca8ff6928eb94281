package io.swarmgauge.producers.storage;

import io.swarmgauge.schema.node.ChunkCheck;
import io.swarmgauge.schema.node.SourceCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who was the first to answer, by source: hoster A, B, C, or a peer that nobody knows. */
final class ResponseCounts {

    private ResponseCounts() {}

    /** The hosters that answered, by id; last, all others together without one. Whoever never answered first is left out. */
    static List<SourceCount> bySource(List<ChunkCheck> chunks, List<String> hosters) {
        Map<String, Integer> byPeer = chunks.stream()
                .map(ChunkCheck::getAnsweredBy)
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(Function.identity(), peer -> 1, Integer::sum, TreeMap::new));
        List<SourceCount> counts = new ArrayList<>();
        int unknown = 0;
        for (Map.Entry<String, Integer> each : byPeer.entrySet()) {
            if (hosters.contains(each.getKey())) {
                counts.add(new SourceCount(each.getKey(), each.getValue()));
            } else {
                unknown += each.getValue();
            }
        }
        if (unknown > 0) {
            counts.add(new SourceCount(null, unknown));
        }
        return counts;
    }
}
