package io.swarmgauge.streams.attestation;

import io.swarmgauge.schema.gauge.AttestorWord;
import io.swarmgauge.streams.kit.UsualLatency;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Who stands against the majority. It takes three for one to be in the minority: of two that differ nobody knows which
 * one is wrong.
 */
final class DissentPolicy {

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
        return new DissentPolicy(
                counted.size() >= UsualLatency.FEWEST,
                Agreement.on(counted.stream().mapToDouble(Shares::answered).toArray()),
                UsualLatency.among(counted));
    }

    /** Null where there are too few to say, or where two halves contradict each other and no latency decides. */
    @Nullable
    Boolean dissents(AttestorWord word) {
        if (!enough || !word.getCounted()) {
            return null;
        }
        Boolean outcome = onTheOutcome(word);
        Boolean latency = onTheLatency(word);
        if (outcome == null) {
            return latency;
        }
        return outcome || Boolean.TRUE.equals(latency);
    }

    private @Nullable Boolean onTheOutcome(AttestorWord word) {
        if (share.isEmpty()) {
            return null;
        }
        return Math.abs(Shares.answered(word) - share.getAsDouble()) > Agreement.CONTRADICTION;
    }

    private @Nullable Boolean onTheLatency(AttestorWord word) {
        Double own = word.getLatencyMs();
        if (own == null || latencyMs.isEmpty()) {
            return null;
        }
        double others = latencyMs.getAsDouble();
        return UsualLatency.isFar(own, others) && (own > FACTOR * others || FACTOR * own < others);
    }
}
