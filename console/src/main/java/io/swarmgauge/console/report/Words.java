package io.swarmgauge.console.report;

import io.swarmgauge.schema.gauge.BurnRate;
import io.swarmgauge.schema.gauge.Shortfall;
import io.swarmgauge.schema.gauge.ShortfallKind;
import io.swarmgauge.schema.plan.ServiceTerm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures and names of the document as people read them. */
final class Words {

    static final String NOTHING = "–";

    private static final int BRIEF_ID = 8;

    private Words() {}

    static String term(ServiceTerm term) {
        return switch (term) {
            case AVAILABILITY -> "availability";
            case LAG -> "within lag";
            case SPEED -> "at speed";
            case CHUNK_AVAILABILITY -> "chunks to be had";
            case UNKNOWN -> "a term that this version does not know";
        };
    }

    static String meaning(ServiceTerm term) {
        return switch (term) {
            case AVAILABILITY -> "share of 5-minute slots with a question in which any hoster answered";
            case LAG -> "share of chunk requests that were answered within the promised time";
            case SPEED -> "share of chunk transfers that reached the promised speed";
            case CHUNK_AVAILABILITY -> "share of checked chunks that could be had and proven";
            case UNKNOWN -> "";
        };
    }

    /** Rounded down: what is just short of a promise must not look like it. */
    static String share(@Nullable Double share) {
        if (share == null) {
            return NOTHING;
        }
        BigDecimal percent = new BigDecimal(share).movePointRight(2).add(new BigDecimal("1e-9"));
        return percent.setScale(3, RoundingMode.FLOOR).stripTrailingZeros().toPlainString() + " %";
    }

    static String budget(@Nullable Double left) {
        return left == null ? NOTHING : String.format(Locale.ROOT, "%.1f %%", left * 100);
    }

    static String rate(@Nullable Double rate) {
        return rate == null ? NOTHING : String.format(Locale.ROOT, "%.2f", rate);
    }

    static String span(long milliseconds) {
        Duration span = Duration.ofMillis(milliseconds);
        if (span.toDays() > 0 && span.toHours() % 24 == 0) {
            return span.toDays() + " d";
        }
        if (span.toHours() > 0 && span.toMinutes() % 60 == 0) {
            return span.toHours() + " h";
        }
        return span.toMinutes() > 0 ? span.toMinutes() + " min" : span.toSeconds() + " s";
    }

    static String burn(BurnRate rate) {
        return "%s + %s: %s and %s of %s%s"
                .formatted(
                        span(rate.getShortMs()),
                        span(rate.getLongMs()),
                        rate(rate.getShortRate()),
                        rate(rate.getLongRate()),
                        rate(rate.getFactor()),
                        rate.getBurning() ? ", burning" : "");
    }

    static String cause(Shortfall cause) {
        return "%s %s × %d"
                .formatted(
                        cause.getHosterId() == null ? "nobody alone" : hoster(cause.getHosterId()),
                        kind(cause.getKind()),
                        cause.getMissed());
    }

    static String hoster(String id) {
        return id.length() <= BRIEF_ID ? id : id.substring(0, BRIEF_ID);
    }

    static String broken(TermReport term) {
        return "%s, %s in %s: %s of %s promised (%d of %d samples missed it)."
                .formatted(
                        term.setupId(),
                        term(term.term()),
                        term.regionWords(),
                        share(term.achieved()),
                        share(term.objective()),
                        term.total() - term.good(),
                        term.total());
    }

    private static String kind(ShortfallKind kind) {
        return switch (kind) {
            case SLOW -> "slow";
            case TIMED_OUT -> "timed out";
            case REFUSED -> "refused";
            case UNANSWERED -> "unanswered";
            case CHUNK_LOST -> "chunk lost";
            case UNKNOWN -> "missed";
        };
    }
}
