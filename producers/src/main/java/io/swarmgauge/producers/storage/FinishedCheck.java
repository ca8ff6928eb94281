package io.swarmgauge.producers.storage;

import io.swarmgauge.producers.publish.Window;
import io.swarmgauge.schema.node.ChunkCheck;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.StorageCheck;
import java.util.List;

/**
 * What came of a check of one setup.
 *
 * @param chunks those for which there is an answer
 * @param hosters the setup's, that were asked alone
 */
record FinishedCheck(String setup, Window window, long timeoutMs, List<ChunkCheck> chunks, List<String> hosters) {

    boolean saysAnything() {
        return !chunks.isEmpty();
    }

    StorageCheck record(NodeHeader header) {
        return new StorageCheck(
                header, setup, Math.toIntExact(timeoutMs), chunks, ResponseCounts.bySource(chunks, hosters));
    }
}
