package io.swarmgauge.benchmarks.agent.micro;

import io.swarmgauge.benchmarks.agent.ChunkEvents;
import io.swarmgauge.producers.transfers.FlushRule;
import io.swarmgauge.producers.transfers.IntervalTally;
import io.swarmgauge.producers.transfers.TransferRecorder;
import java.time.Duration;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Recording one chunk event under the agent's lock; handing over an interval of 10,000 events is part of it. */
@State(Scope.Benchmark)
public class RecorderBenchmark {

    private static final int EVENTS = 10_000;
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Object lock = new Object();
    private final ChunkEvents events = new ChunkEvents();
    private final TransferRecorder recorder = new TransferRecorder(FlushRule.every(INTERVAL));
    private long intervalStart;

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public List<IntervalTally> recordEvent() {
        for (int event = 0; event < EVENTS; event++) {
            synchronized (lock) {
                recorder.upload(
                        ChunkEvents.SETUP,
                        events.index(event),
                        ChunkEvents.CHUNK_BYTES,
                        events.peer(event),
                        intervalStart + event);
            }
        }
        intervalStart += INTERVAL.toMillis();
        synchronized (lock) {
            return recorder.drain(intervalStart);
        }
    }
}
