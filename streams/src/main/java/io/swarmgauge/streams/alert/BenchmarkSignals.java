package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Sample;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.kit.Accepted;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Latency and success of a hoster, as one attestor measured them. The region is the attestor's: from there it is slow. */
final class BenchmarkSignals {

    private BenchmarkSignals() {}

    static List<Observation> of(Accepted<BenchmarkResult> accepted) {
        BenchmarkResult result = accepted.value();
        boolean byItself = result.getHeader().getNodeId().equals(result.getHosterId());
        if (byItself || result.getSamples().isEmpty()) {
            return List.of();
        }
        return Stream.of(
                        averageLatency(result).stream().mapToObj(ms -> observation(accepted, Signal.LATENCY_MS, ms)),
                        Stream.of(observation(accepted, Signal.SUCCESS_RATIO, successRatio(result))))
                .flatMap(signals -> signals)
                .toList();
    }

    /** Of the answered requests and those that ran into the time limit, which count as the limit. */
    private static OptionalDouble averageLatency(BenchmarkResult result) {
        return result.getSamples().stream()
                .flatMapToDouble(sample -> latency(sample, result.getTimeoutMs()))
                .average();
    }

    private static DoubleStream latency(Sample sample, int timeoutMs) {
        if (sample.getOutcome() == Outcome.TIMEOUT) {
            return DoubleStream.of(timeoutMs);
        }
        return sample.getLatencyMs() == null ? DoubleStream.empty() : DoubleStream.of(sample.getLatencyMs());
    }

    private static double successRatio(BenchmarkResult result) {
        long answered = result.getSamples().stream()
                .filter(sample -> sample.getOutcome() == Outcome.OK)
                .count();
        return (double) answered / result.getSamples().size();
    }

    private static Observation observation(Accepted<BenchmarkResult> accepted, Signal signal, double value) {
        NodeHeader header = accepted.header();
        Map<String, String> labels = Map.of(
                Observation.SETUP, accepted.value().getSetupId(),
                Observation.NODE, accepted.value().getHosterId(),
                Observation.REGION, header.getRegion());
        return Observation.figure(signal, labels, header, value, null, accepted.source());
    }
}
