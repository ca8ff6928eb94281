package io.swarmgauge.console.letters;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * For how long the streams application takes records, seen from a moment. It measures from the latest record of the partition,
 * which is not known here; in a swarm that is at work that is about now.
 *
 * @param span its {@code windows.retention}
 */
public record Retention(Duration span, Instant now) {

    /**
     * Why the record would be refused as too late, in words; empty if it would not.
     *
     * @param windowStart first moment that the record covers, epoch milliseconds (UTC)
     */
    public Optional<String> missed(long windowStart) {
        Duration age = Duration.ofMillis(now.toEpochMilli() - windowStart);
        if (age.compareTo(span) <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                "it would be TOO_LATE: it covers a time that began at %s, records are taken for %s (--retention)"
                        .formatted(Instant.ofEpochMilli(windowStart), inWords(span)));
    }

    private static String inWords(Duration span) {
        return span.toHours() > 0 ? span.toHours() + " h" : span.toSeconds() + " s";
    }
}
