package io.swarmgauge.benchmarks.agent.micro;

import io.swarmgauge.benchmarks.agent.ChunkEvents;
import io.swarmgauge.producers.transfers.IntervalTally;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Recording one chunk event as it comes from a line, with texts of its own: their hashes are not known yet, and comparing
 * a peer's id of 64 digits means reading it.
 */
@State(Scope.Benchmark)
public class ParsedEventBenchmark {

    private final RecordedInterval interval = new RecordedInterval();
    private final char[] setup = ChunkEvents.SETUP.toCharArray();
    private final char[][] ids = new char[RecordedInterval.EVENTS][];
    private final String[] setups = new String[RecordedInterval.EVENTS];
    private final String[] peers = new String[RecordedInterval.EVENTS];

    public ParsedEventBenchmark() {
        ChunkEvents events = new ChunkEvents();
        Arrays.setAll(ids, event -> events.peer(event).toCharArray());
    }

    /** An invocation takes so long that the clock's own time does not matter. */
    @Setup(Level.Invocation)
    public void readTexts() {
        Arrays.setAll(setups, event -> String.valueOf(setup));
        Arrays.setAll(peers, event -> String.valueOf(ids[event]));
    }

    @Benchmark
    @OperationsPerInvocation(RecordedInterval.EVENTS)
    public List<IntervalTally> recordParsedEvent() {
        return interval.record(setups, peers);
    }
}
