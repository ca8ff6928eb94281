package io.swarmgauge.benchmarks.agent.micro;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmgauge.benchmarks.agent.ChunkEvents;
import io.swarmgauge.benchmarks.agent.UploadLine;
import io.swarmgauge.producers.intake.LineParser;
import io.swarmgauge.producers.intake.NodeLine;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Parsing the line that tells of one chunk event, which comes before it is recorded. */
@State(Scope.Benchmark)
public class LineBenchmark {

    private static final long NOW_MS = 1_760_000_000_000L;

    private final LineParser parser = new LineParser(new ObjectMapper());
    private final byte[] line = new UploadLine(new ChunkEvents()).of(1_234_567, NOW_MS);

    @Benchmark
    public NodeLine parseLine() {
        return parser.parse(line, 0, line.length, NOW_MS);
    }
}
