package io.swarmgauge.streams.ranking;

import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Sample;
import io.swarmgauge.streams.state.ranking.KeptSample;
import java.util.ArrayList;
import java.util.List;

/** What one benchmark result says about a hoster's performances. */
record Measurement(List<KeptSample> latencies, List<KeptSample> bandwidths, int failures, int requests, int refusals) {

    private static final double BITS_PER_BYTE = 8;
    private static final double MILLIS_PER_SECOND = 1_000;

    static Measurement of(BenchmarkResult result) {
        int requests = result.getSamples().size();
        int delivered = count(result, Outcome.OK);
        return new Measurement(
                latencies(result),
                bandwidths(result),
                requests - delivered,
                requests,
                requests - delivered - count(result, Outcome.TIMEOUT));
    }

    /** A hoster that measures itself makes a claim, and a claim never raises a rank. */
    static boolean isByAnother(BenchmarkResult result) {
        return !result.getHeader().getNodeId().equals(result.getHosterId());
    }

    private static int count(BenchmarkResult result, Outcome outcome) {
        return (int) result.getSamples().stream()
                .filter(sample -> sample.getOutcome() == outcome)
                .count();
    }

    private static List<KeptSample> latencies(BenchmarkResult result) {
        List<KeptSample> latencies = new ArrayList<>();
        for (int position = 0; position < result.getSamples().size(); position++) {
            Sample sample = result.getSamples().get(position);
            long lot = BoundedSamples.lot(result.getHeader(), position);
            if (sample.getOutcome() == Outcome.OK && sample.getLatencyMs() != null) {
                latencies.add(new KeptSample(lot, sample.getLatencyMs()));
            } else if (sample.getOutcome() == Outcome.TIMEOUT) {
                latencies.add(new KeptSample(lot, (double) result.getTimeoutMs()));
            }
        }
        return latencies;
    }

    private static List<KeptSample> bandwidths(BenchmarkResult result) {
        Double elapsedMs = result.getElapsedMs();
        List<Sample> delivered = result.getSamples().stream()
                .filter(sample -> sample.getOutcome() == Outcome.OK)
                .toList();
        if (delivered.isEmpty() || elapsedMs == null || elapsedMs <= 0) {
            return List.of();
        }
        long bytes = delivered.stream().mapToLong(Sample::getSize).sum();
        double bitsPerSecond = bytes * BITS_PER_BYTE / (elapsedMs / MILLIS_PER_SECOND);
        return List.of(new KeptSample(BoundedSamples.lot(result.getHeader(), 0), bitsPerSecond));
    }
}
