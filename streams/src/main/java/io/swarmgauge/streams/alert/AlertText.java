package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.Comparison;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.state.alert.OpenAlert;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rule's sentence with the figures, for the person who is alerted. */
final class AlertText {

    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private AlertText() {}

    static String firing(AlertRule rule, OpenAlert open, Reading latest) {
        String threshold = open.getThreshold() == null
                ? ""
                : ", %s %s"
                        .formatted(
                                rule.getComparison() == Comparison.ABOVE ? "above" : "below",
                                amount(rule.getSignal(), open.getThreshold()));
        return "%s: %s%s, for %s"
                .formatted(
                        sentence(open),
                        finding(rule, open.getValue(), latest),
                        threshold,
                        span(latest.end() - open.getStartsAt()));
    }

    static String resolved(AlertRule rule, OpenAlert open, @Nullable Double figure, Reading latest, long endsAt) {
        return "%s: over after %s, %s"
                .formatted(sentence(open), span(endsAt - open.getStartsAt()), finding(rule, figure, latest));
    }

    static String withdrawn(OpenAlert open, long endsAt, Withdrawal why) {
        return "%s: closed after %s, because %s"
                .formatted(sentence(open), span(endsAt - open.getStartsAt()), why.words());
    }

    static String silent(OpenAlert open, String topic, long silenceMs) {
        return "%s: nothing on %s for %s".formatted(sentence(open), topic, span(silenceMs));
    }

    static String heardAgain(OpenAlert open, String topic, long endsAt) {
        return "%s: over after %s, heard on %s again"
                .formatted(sentence(open), span(endsAt - open.getStartsAt()), topic);
    }

    private static String finding(AlertRule rule, @Nullable Double figure, Reading latest) {
        if (figure == null) {
            return "verdict " + latest.observation().getVerdict();
        }
        String detail = latest.observation().getDetail();
        return "%s %s over %s is %s%s"
                .formatted(
                        rule.getAggregate().name().toLowerCase(Locale.ROOT),
                        SignalSheet.of(rule.getSignal()).words(),
                        span(rule.getOverMs()),
                        amount(rule.getSignal(), figure),
                        detail == null ? "" : " (" + detail + ")");
    }

    private static String sentence(OpenAlert open) {
        return open.getSummary().strip().replaceFirst("\\.$", "");
    }

    /** A figure with its unit, to four digits. */
    static String amount(Signal signal, double figure) {
        String number = Double.isFinite(figure)
                ? new BigDecimal(figure).round(FOUR_DIGITS).stripTrailingZeros().toPlainString()
                : String.valueOf(figure);
        String unit = SignalSheet.of(signal).unit();
        return unit.isEmpty() || unit.startsWith("/") ? number + unit : number + " " + unit;
    }

    /** 150,000 ms as {@code 2m 30s}. */
    private static String span(long millis) {
        Duration span = Duration.ofMillis(millis);
        StringBuilder text = new StringBuilder();
        append(text, span.toDays(), "d");
        append(text, span.toHoursPart(), "h");
        append(text, span.toMinutesPart(), "m");
        append(text, span.toSecondsPart(), "s");
        append(text, span.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text.toString().strip();
    }

    private static void append(StringBuilder text, long number, String unit) {
        if (number > 0) {
            text.append(number).append(unit).append(' ');
        }
    }
}
