package io.swarmgauge.console.plan;

import io.swarmgauge.settings.Quantities;
import io.swarmgauge.settings.Settings;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The figures of plans, each with the words for what it must be. */
final class Figures {

    private Figures() {}

    static Optional<Double> share(Settings fields, String field) {
        return fields.reading(field, "a share such as 0.95 or 95%", Quantities::share);
    }

    static Optional<Double> rate(Settings fields, String field) {
        return fields.reading(
                field, "a rate above nothing, such as 2Mbit or 800kbit", text -> Quantities.bitsPerSecond(text)
                        .filter(rate -> rate >= 1 && rate < 1e18));
    }

    static Optional<Double> milliseconds(Settings fields, String field) {
        return fields.reading(field, "a time above nothing, such as 100ms or 2s", text -> Quantities.milliseconds(text)
                .filter(ms -> ms > 0));
    }

    static Optional<Long> bytes(Settings fields, String field) {
        return fields.reading(field, "an amount such as 10GiB or 500MB", Quantities::bytes);
    }

    static Optional<Long> moment(Settings fields, String field) {
        return fields.reading(field, "a moment such as 2026-12-01T00:00:00Z", Figures::epochMs);
    }

    private static Optional<Long> epochMs(String text) {
        try {
            Instant moment = OffsetDateTime.parse(text.strip()).toInstant();
            return Optional.of(moment.toEpochMilli());
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
