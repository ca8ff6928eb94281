package io.swarmgauge.local.view;

import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.RankedHoster;
import io.swarmgauge.schema.gauge.Rating;
import io.swarmgauge.schema.gauge.RatingState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures as people read them. */
final class Figures {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    static final String NONE = "–";

    private Figures() {}

    static String bits(double bitsPerSecond) {
        return scaled(bitsPerSecond, "bit/s");
    }

    static String bytes(long bytes) {
        return scaled((double) bytes, "B");
    }

    static String time(long epochMs) {
        return TIME.format(Instant.ofEpochMilli(epochMs));
    }

    static String rank(RankedHoster place) {
        return place.getRank() == null ? NONE : "#" + place.getRank();
    }

    /** The estimate with its interval: milliseconds for latency, bits per second for bandwidth. */
    static String estimate(Performance performance, RankedHoster place) {
        if (place.getEstimate() == null) {
            return NONE;
        }
        double estimate = place.getEstimate();
        double lower = place.getLower() == null ? estimate : place.getLower();
        double upper = place.getUpper() == null ? estimate : place.getUpper();
        return performance == Performance.LATENCY
                ? String.format(Locale.ROOT, "%.1f ms (%.1f–%.1f)", estimate, lower, upper)
                : "%s (%s–%s)".formatted(bits(estimate), bits(lower), bits(upper));
    }

    /** A rating in percent with its bounds; how little is known while it is unknown. */
    static String rating(Rating rating) {
        return rating.getState() == RatingState.KNOWN
                ? String.format(
                        Locale.ROOT,
                        "%.0f %% (%.0f–%.0f)",
                        100 * rating.getEstimate(),
                        100 * rating.getLower(),
                        100 * rating.getUpper())
                : String.format(Locale.ROOT, "unknown (n=%.0f)", rating.getEvidence());
    }

    private static String scaled(double figure, String unit) {
        if (figure >= 1e9) {
            return String.format(Locale.ROOT, "%.2f G%s", figure / 1e9, unit);
        }
        if (figure >= 1e6) {
            return String.format(Locale.ROOT, "%.2f M%s", figure / 1e6, unit);
        }
        return figure >= 1e3
                ? String.format(Locale.ROOT, "%.1f k%s", figure / 1e3, unit)
                : String.format(Locale.ROOT, "%.0f %s", figure, unit);
    }
}
