package io.swarmgauge.console.cli;

import io.swarmgauge.settings.Durations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Moments as people write them on a command line. */
final class Moments {

    static final String FORM =
            "a date such as 2026-11-01, a moment such as 2026-11-01T12:00:00Z, or a time back from now such as 7d";

    private Moments() {}

    /** A date is its first moment, UTC; empty for anything that is none of the forms. */
    static Optional<Instant> parse(String written, Instant now) {
        String text = written.strip();
        if (text.equals("now")) {
            return Optional.of(now);
        }
        return Durations.parse(text).map(now::minus).or(() -> calendar(text));
    }

    private static Optional<Instant> calendar(String text) {
        try {
            return Optional.of(
                    text.contains("T")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
