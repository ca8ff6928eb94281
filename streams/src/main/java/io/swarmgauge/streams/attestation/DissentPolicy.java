package io.swarmgauge.streams.attestation;

import io.swarmgauge.schema.gauge.AttestorWord;
import io.swarmgauge.streams.kit.Median;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Who stands against the majority. It takes three for one to be in the minority: of two that differ nobody knows which
 * one is wrong.
 */
final class DissentPolicy {

    static final int FEWEST = 3;

    /** Attestors of one region sit in different places of it: their latencies differ, though hardly by this factor. */
    static final double FACTOR = 3;

    private final boolean enough;
    private final OptionalDouble share;
    private final OptionalDouble latencyMs;

    private DissentPolicy(boolean enough, OptionalDouble share, OptionalDouble latencyMs) {
        this.enough = enough;
        this.share = share;
        this.latencyMs = latencyMs;
    }

    /** Among the words about one hoster that count, of one region and kind. */
    static DissentPolicy among(List<AttestorWord> counted) {
        double[] latencies = counted.stream()
                .map(AttestorWord::getLatencyMs)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return new DissentPolicy(
                counted.size() >= FEWEST,
                Agreement.on(counted.stream().mapToDouble(Shares::answered).toArray()),
                latencies.length >= FEWEST ? OptionalDouble.of(Median.of(latencies)) : OptionalDouble.empty());
    }

    /** Null where there are too few to say. */
    @Nullable
    Boolean dissents(AttestorWord word) {
        if (!enough || !word.getCounted()) {
            return null;
        }
        return onTheOutcome(word) || onTheLatency(word);
    }

    private boolean onTheOutcome(AttestorWord word) {
        return share.isPresent() && Math.abs(Shares.answered(word) - share.getAsDouble()) > Agreement.CONTRADICTION;
    }

    private boolean onTheLatency(AttestorWord word) {
        Double own = word.getLatencyMs();
        if (own == null || latencyMs.isEmpty()) {
            return false;
        }
        double others = latencyMs.getAsDouble();
        return own > FACTOR * others || FACTOR * own < others;
    }
}
