package io.swarmgauge.streams.intake;

import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Sample;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a measurement gives twice, as samples and as figures derived from them, must agree. Records of nodes that do not
 * derive anything pass.
 */
final class BenchmarkFigures {

    private static final double TOLERANCE = 0.01;
    private static final double BITS_PER_BYTE = 8;
    private static final double MILLIS_PER_SECOND = 1_000;

    private final BenchmarkResult result;
    private final List<Sample> delivered;
    private final Findings findings;

    BenchmarkFigures(BenchmarkResult result, Findings findings) {
        this.result = result;
        this.delivered = result.getSamples().stream()
                .filter(sample -> sample.getOutcome() == Outcome.OK)
                .toList();
        this.findings = findings;
    }

    void check() {
        rating();
        result.getSamples().forEach(this::speed);
        firstChunk();
        egress();
    }

    private void rating() {
        switch (result.getRating()) {
            case UNKNOWN -> {}
            case NORMAL ->
                findings.require(
                        delivered.size() == result.getSamples().size(),
                        () -> "rating is NORMAL, but not every chunk came");
            case DEFAULT ->
                findings.require(
                        any(outcome -> outcome == Outcome.TIMEOUT),
                        () -> "rating is DEFAULT, but no sample hit the time limit");
            case ERROR ->
                findings.require(
                        any(outcome -> outcome != Outcome.OK && outcome != Outcome.TIMEOUT),
                        () -> "rating is ERROR, but no sample failed in another way than at the time limit");
        }
    }

    private boolean any(Predicate<Outcome> outcome) {
        return result.getSamples().stream().map(Sample::getOutcome).anyMatch(outcome);
    }

    private void speed(Sample sample) {
        Double speed = sample.getSpeedBitsPerSecond();
        findings.measured("samples.speedBitsPerSecond", speed);
        if (speed == null) {
            return;
        }
        findings.require(sample.getOutcome() == Outcome.OK, () -> "a sample with outcome %s has a speedBitsPerSecond"
                .formatted(sample.getOutcome()));
        if (sample.getOutcome() == Outcome.OK) {
            agree("samples.speedBitsPerSecond", speed, bitsPerSecond(sample.getSize(), sample.getLatencyMs()));
        }
    }

    private void firstChunk() {
        Double first = result.getFirstChunkMs();
        findings.measured("firstChunkMs", first);
        if (first == null) {
            return;
        }
        requireDelivery("firstChunkMs");
        delivered.stream()
                .map(Sample::getLatencyMs)
                .filter(latency -> latency != null)
                .min(Double::compare)
                .ifPresent(least -> agree("firstChunkMs", first, least));
    }

    private void egress() {
        Double egress = result.getEgressBitsPerSecond();
        findings.measured("egressBitsPerSecond", egress);
        if (egress == null) {
            return;
        }
        requireDelivery("egressBitsPerSecond");
        findings.require(result.getElapsedMs() != null, () -> "egressBitsPerSecond is given, but elapsedMs is not");
        if (!delivered.isEmpty()) {
            long bytes = delivered.stream().mapToLong(Sample::getSize).sum();
            agree("egressBitsPerSecond", egress, bitsPerSecond(bytes, result.getElapsedMs()));
        }
    }

    private void requireDelivery(String field) {
        findings.require(!delivered.isEmpty(), () -> "%s is given, but no chunk came".formatted(field));
    }

    private static @Nullable Double bitsPerSecond(long bytes, @Nullable Double ms) {
        return ms == null || ms <= 0 ? null : bytes * BITS_PER_BYTE / (ms / MILLIS_PER_SECOND);
    }

    /** Figures that are no figures at all are found elsewhere. */
    private void agree(String field, double given, @Nullable Double derived) {
        if (derived == null || !Double.isFinite(derived) || !Double.isFinite(given) || given < 0) {
            return;
        }
        findings.require(Math.abs(given - derived) <= TOLERANCE * derived, () -> "%s is %s, but the samples come to %s"
                .formatted(field, given, derived));
    }
}
