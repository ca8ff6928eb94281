package io.swarmgauge.producers.benchmark;

import io.swarmgauge.producers.publish.Window;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A probe with one sample for each chunk that was asked for; with those alone that came when the node did not end it.
 *
 * @param elapsedMs from the first request to the last answer; null when the node did not say
 */
record FinishedProbe(
        Probe probe, List<Sample> samples, @Nullable Double elapsedMs, long endedMs) {

    FinishedProbe {
        samples = List.copyOf(samples);
    }

    Window window() {
        return new Window(probe.startedMs(), Math.max(probe.startedMs() + 1, endedMs));
    }

    boolean hasDelivered() {
        return samples.stream().anyMatch(sample -> sample.getOutcome() == Outcome.OK);
    }

    BenchmarkResult result(NodeHeader header) {
        return new BenchmarkResult(
                header,
                probe.target().setup(),
                probe.target().hoster(),
                probe.kind(),
                Math.toIntExact(probe.timeoutMs()),
                elapsedMs,
                samples,
                AttestationPolicy.rating(samples, probe.indexes().size()),
                SampleFigures.firstChunkMs(samples),
                SampleFigures.egress(samples, elapsedMs));
    }
}
