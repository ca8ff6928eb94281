package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.streams.state.alert.OpenAlert;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a rule says about one thing at the moment of firing. It is kept, so that the end of the alert says the same. */
final class OpenAlerts {

    private OpenAlerts() {}

    /**
     * @param labels what it is about; the rule adds its own
     * @param value the figure that fired, in the unit of the signal; null for a verdict
     * @param threshold in the unit of the signal; null for a verdict
     * @param startsAt when the breach began, epoch milliseconds (UTC)
     * @param firedAt when it had lasted as long as the rule asks, epoch milliseconds (UTC)
     */
    static OpenAlert of(
            AlertRule rule,
            SortedMap<String, String> labels,
            @Nullable Double value,
            @Nullable Double threshold,
            long startsAt,
            long firedAt) {
        SortedMap<String, String> all = new TreeMap<>(rule.getLabels());
        all.putAll(labels);
        Map<String, String> places = new TreeMap<>(all);
        places.put(Template.VALUE, said(rule, value));
        places.put(Template.THRESHOLD, said(rule, threshold));
        return new OpenAlert(
                all,
                rule.getSignal().name(),
                rule.getSeverity().name(),
                Template.filled(rule.getSummary(), places),
                value,
                threshold,
                startsAt,
                firedAt,
                rule.getAnnotations().entrySet().stream()
                        .collect(
                                Collectors.toMap(Map.Entry::getKey, text -> Template.filled(text.getValue(), places))));
    }

    /** A verdict fires by being the one that the rule names. */
    private static String said(AlertRule rule, @Nullable Double figure) {
        return figure == null
                ? Objects.requireNonNullElse(rule.getVerdict(), "")
                : AlertText.amount(rule.getSignal(), figure);
    }
}
