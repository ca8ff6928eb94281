package io.swarmgauge.benchmarks.agent.micro;

import io.swarmgauge.producers.hostmetrics.HostMetricsSampler;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.node.NodeHeader;
import java.time.Clock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import oshi.SystemInfo;

/** Measuring the host once. */
@State(Scope.Benchmark)
public class SamplingBenchmark {

    private static final NodeHeader HEADER = new NodeHeader("", "", 0L, 0L, 0L, 0L);

    private final HostMetricsSampler sampler = new HostMetricsSampler(new SystemInfo(), Clock.systemUTC());

    @Benchmark
    public HostMetrics sampleHost() {
        return sampler.next().apply(HEADER);
    }

    @TearDown
    public void close() {
        sampler.close();
    }
}
