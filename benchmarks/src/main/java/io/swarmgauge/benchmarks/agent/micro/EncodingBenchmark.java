package io.swarmgauge.benchmarks.agent.micro;

import io.swarmgauge.producers.spool.SpoolBatch;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Making the record of 200 chunk events, encoding it and laying it out for the spool, without the disk. */
@State(Scope.Benchmark)
public class EncodingBenchmark {

    private final OpenSpool open = OpenSpool.inNewDirectory();

    @Benchmark
    public SpoolBatch encodeBatch() {
        open.publish();
        return open.spool.take();
    }

    @TearDown
    public void close() throws IOException {
        open.close();
    }
}
