package io.swarmgauge.streams.kit;

import io.swarmgauge.schema.gauge.AttestorWord;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/** What a hoster's latency looks like to the attestors of one region: the median of theirs. */
public final class UsualLatency {

    /** Of two that differ nobody knows which one is wrong. */
    public static final int FEWEST = 3;

    /**
     * How far an attestor's latency may stand from the usual one before the distance means anything, milliseconds: on a
     * short way a scheduler's turn or a longer cable is a large ratio.
     */
    public static final double SLACK_MS = 10;

    private UsualLatency() {}

    /** Whether the two differ by more than places and schedulers of one region do. */
    public static boolean isFar(double own, double usual) {
        return Math.abs(own - usual) > SLACK_MS;
    }

    /** Empty when too few of the words that count name a latency. */
    public static OptionalDouble among(List<AttestorWord> words) {
        double[] latencies = words.stream()
                .filter(AttestorWord::getCounted)
                .map(AttestorWord::getLatencyMs)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return latencies.length < FEWEST ? OptionalDouble.empty() : OptionalDouble.of(Median.of(latencies));
    }
}
