package io.swarmgauge.benchmarks.agent.micro;

import io.swarmgauge.benchmarks.agent.ChunkEvents;
import io.swarmgauge.producers.transfers.IntervalTally;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Recording one chunk event of a setup and a peer that are known already. */
@State(Scope.Benchmark)
public class RecorderBenchmark {

    private final RecordedInterval interval = new RecordedInterval();
    private final String[] setups = new String[RecordedInterval.EVENTS];
    private final String[] peers = new String[RecordedInterval.EVENTS];

    public RecorderBenchmark() {
        Arrays.fill(setups, ChunkEvents.SETUP);
        Arrays.setAll(peers, new ChunkEvents()::peer);
    }

    @Benchmark
    @OperationsPerInvocation(RecordedInterval.EVENTS)
    public List<IntervalTally> recordEvent() {
        return interval.record(setups, peers);
    }
}
