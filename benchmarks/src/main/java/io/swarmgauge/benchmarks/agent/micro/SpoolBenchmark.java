package io.swarmgauge.benchmarks.agent.micro;

import io.swarmgauge.producers.spool.SpooledRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One record through the spool: put on disk by a transaction of its own, which ends with a sync of the file, read again, and
 * acknowledged by the transaction of the next one.
 */
@State(Scope.Benchmark)
public class SpoolBenchmark {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final OpenSpool open = OpenSpool.inNewDirectory();

    @Benchmark
    public SpooledRecord spoolRecord() throws InterruptedException {
        open.publish();
        if (!open.spool.commit(open.spool.take())) {
            throw new IllegalStateException("the record is not on disk: " + open.spool.status());
        }
        SpooledRecord record = open.spool.next(Set.of(), PATIENCE).orElseThrow();
        open.spool.acknowledged(record);
        return record;
    }

    @TearDown
    public void close() throws IOException {
        open.close();
    }
}
