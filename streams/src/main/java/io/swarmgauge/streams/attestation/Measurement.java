package io.swarmgauge.streams.attestation;

import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Sample;
import io.swarmgauge.streams.state.attestation.KeptSample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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
        long[] lots = IntStream.range(0, asked)
                .mapToLong(position -> BoundedSamples.lot(result.getHeader(), position))
                .toArray();
        return new Measurement(
                asked,
                answered,
                asked - answered - count(result, Outcome.TIMEOUT),
                latencies(result, lots),
                speeds(result, lots),
                bandwidths(result, lots));
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
    private static List<KeptSample> latencies(BenchmarkResult result, long[] lots) {
        List<KeptSample> latencies = new ArrayList<>();
        for (int position = 0; position < result.getSamples().size(); position++) {
            Sample sample = result.getSamples().get(position);
            if (sample.getOutcome() == Outcome.OK && sample.getLatencyMs() != null) {
                latencies.add(new KeptSample(lots[position], sample.getLatencyMs()));
            } else if (sample.getOutcome() == Outcome.TIMEOUT) {
                latencies.add(new KeptSample(lots[position], (double) result.getTimeoutMs()));
            }
        }
        return latencies;
    }

    /** A time-out counts as 0 for the same reason. */
    private static List<KeptSample> speeds(BenchmarkResult result, long[] lots) {
        List<KeptSample> speeds = new ArrayList<>();
        for (int position = 0; position < result.getSamples().size(); position++) {
            Sample sample = result.getSamples().get(position);
            Double latencyMs = sample.getLatencyMs();
            if (sample.getOutcome() == Outcome.OK && latencyMs != null && latencyMs > 0) {
                speeds.add(new KeptSample(lots[position], bitsPerSecond(sample.getSize(), latencyMs)));
            } else if (sample.getOutcome() == Outcome.TIMEOUT) {
                speeds.add(new KeptSample(lots[position], 0.0));
            }
        }
        return speeds;
    }

    private static List<KeptSample> bandwidths(BenchmarkResult result, long[] lots) {
        Double elapsedMs = result.getElapsedMs();
        long bytes = result.getSamples().stream()
                .filter(sample -> sample.getOutcome() == Outcome.OK)
                .mapToLong(Sample::getSize)
                .sum();
        if (elapsedMs == null || elapsedMs <= 0 || count(result, Outcome.OK) == 0) {
            return List.of();
        }
        return List.of(new KeptSample(lots[0], bitsPerSecond(bytes, elapsedMs)));
    }

    private static double bitsPerSecond(long bytes, double ms) {
        return bytes * BITS_PER_BYTE / (ms / MILLIS_PER_SECOND);
    }
}
