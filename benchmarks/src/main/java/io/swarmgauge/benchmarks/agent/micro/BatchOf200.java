package io.swarmgauge.benchmarks.agent.micro;

import io.swarmgauge.benchmarks.agent.ChunkEvents;
import io.swarmgauge.producers.transfers.FlushRule;
import io.swarmgauge.producers.transfers.IntervalTally;
import io.swarmgauge.producers.transfers.TransferRecorder;
import java.time.Duration;

/** What a node moved in an interval: 200 chunk events. */
final class BatchOf200 {

    private static final int EVENTS = 200;
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private BatchOf200() {}

    static IntervalTally tally() {
        TransferRecorder recorder = new TransferRecorder(FlushRule.every(INTERVAL));
        ChunkEvents events = new ChunkEvents();
        for (int event = 0; event < EVENTS; event++) {
            recorder.upload(ChunkEvents.SETUP, events.index(event), ChunkEvents.CHUNK_BYTES, events.peer(event), event);
        }
        return recorder.drainAll().get(0);
    }
}
