package io.swarmgauge.streams.attestation;

import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Sample;
import io.swarmgauge.streams.state.attestation.KeptSample;
import java.util.ArrayList;
import java.util.List;

/**
 * What one benchmark result says about a hoster's performances. Speeds and egress are worked out from sizes and times
 * rather than read from the record, so that records of nodes that do not give them say the same.
 *
 * @param refused requests that were neither delivered nor timed out
 */
record Measurement(
        int asked,
        int answered,
        int refused,
        List<KeptSample> latencies,
        List<KeptSample> speeds,
        List<KeptSample> bandwidths) {

    private static final double BITS_PER_BYTE = 8;
    private static final double MILLIS_PER_SECOND = 1_000;

    static Measurement of(BenchmarkResult result) {
        int asked = result.getSamples().size();
        int answered = count(result, Outcome.OK);
        return new Measurement(
                asked,
                answered,
                asked - answered - count(result, Outcome.TIMEOUT),
                latencies(result),
                speeds(result),
                bandwidths(result));
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

    /** A time-out counts as its limit: left out, it would make a hoster the faster the more it fails. */
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

    /** A time-out counts as 0 for the same reason. */
    private static List<KeptSample> speeds(BenchmarkResult result) {
        List<KeptSample> speeds = new ArrayList<>();
        for (int position = 0; position < result.getSamples().size(); position++) {
            Sample sample = result.getSamples().get(position);
            Double latencyMs = sample.getLatencyMs();
            long lot = BoundedSamples.lot(result.getHeader(), position);
            if (sample.getOutcome() == Outcome.OK && latencyMs != null && latencyMs > 0) {
                speeds.add(new KeptSample(lot, bitsPerSecond(sample.getSize(), latencyMs)));
            } else if (sample.getOutcome() == Outcome.TIMEOUT) {
                speeds.add(new KeptSample(lot, 0.0));
            }
        }
        return speeds;
    }

    private static List<KeptSample> bandwidths(BenchmarkResult result) {
        Double elapsedMs = result.getElapsedMs();
        long bytes = result.getSamples().stream()
                .filter(sample -> sample.getOutcome() == Outcome.OK)
                .mapToLong(Sample::getSize)
                .sum();
        if (elapsedMs == null || elapsedMs <= 0 || count(result, Outcome.OK) == 0) {
            return List.of();
        }
        return List.of(new KeptSample(BoundedSamples.lot(result.getHeader(), 0), bitsPerSecond(bytes, elapsedMs)));
    }

    private static double bitsPerSecond(long bytes, double ms) {
        return bytes * BITS_PER_BYTE / (ms / MILLIS_PER_SECOND);
    }
}
