package io.swarmgauge.benchmarks.agent.micro;

import io.swarmgauge.benchmarks.agent.ChunkEvents;
import io.swarmgauge.producers.transfers.FlushRule;
import io.swarmgauge.producers.transfers.IntervalTally;
import io.swarmgauge.producers.transfers.TransferRecorder;
import java.time.Duration;
import java.util.List;

/** Records one flush interval after the other, each event under the agent's lock, and hands each over at its end. */
final class RecordedInterval {

    static final int EVENTS = 10_000;

    private static final Duration LENGTH = Duration.ofSeconds(10);

    private final Object lock = new Object();
    private final ChunkEvents events = new ChunkEvents();
    private final TransferRecorder recorder = new TransferRecorder(FlushRule.every(LENGTH));
    private long start;

    /** Each event with its own texts. */
    List<IntervalTally> record(String[] setups, String[] peers) {
        for (int event = 0; event < EVENTS; event++) {
            synchronized (lock) {
                recorder.upload(
                        setups[event], events.index(event), ChunkEvents.CHUNK_BYTES, peers[event], start + event);
            }
        }
        start += LENGTH.toMillis();
        synchronized (lock) {
            return recorder.drain(start);
        }
    }
}
