package io.swarmgauge.console.delivery;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.gauge.Evidence;
import io.swarmgauge.schema.gauge.SuspectedCause;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An alert in the words of Alertmanager's world: labels say which alert it is, annotations what is known of it. */
final class AlertText {

    private static final String ALERT_NAME = "alertname";
    private static final String SEVERITY = "severity";

    private AlertText() {}

    /** What identifies the alert: the rule's name, the severity, and the alert's own labels. Figures are no labels: they change. */
    static SortedMap<String, String> labels(Alert alert) {
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put(ALERT_NAME, alert.getRule());
        labels.put(SEVERITY, alert.getSeverity().name().toLowerCase(Locale.ROOT));
        LabelNames.add(alert.getLabels(), labels);
        return labels;
    }

    /** What the alert says, then the rule's own annotations; those of the names that are Swarmgauge's get an underscore behind. */
    static SortedMap<String, String> annotations(Alert alert) {
        TreeMap<String, String> annotations = new TreeMap<>();
        annotations.put("summary", alert.getSummary());
        annotations.put("fingerprint", alert.getFingerprint());
        annotations.put(
                "signal", alert.getSignal().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (alert.getValue() != null) {
            annotations.put("value", figure(alert.getValue()));
        }
        if (alert.getThreshold() != null) {
            annotations.put("threshold", figure(alert.getThreshold()));
        }
        put(annotations, "causes", causes(alert));
        put(annotations, "evidence", evidence(alert.getEvidence()));
        LabelNames.add(alert.getAnnotations(), annotations);
        return annotations;
    }

    /** What may be behind it, strongest first; empty when nothing is suspected. */
    static String causes(Alert alert) {
        return alert.getSuspectedCauses().stream().map(SuspectedCause::getText).collect(Collectors.joining("; "));
    }

    /** As alerting systems write it: firing or resolved. */
    static String status(Alert alert) {
        return alert.getStatus() == AlertStatus.FIRING ? "firing" : "resolved";
    }

    static String figure(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }

    private static String evidence(List<Evidence> evidence) {
        return evidence.stream()
                .map(record -> "%s/%d@%d".formatted(record.getTopic(), record.getPartition(), record.getOffset()))
                .collect(Collectors.joining(", "));
    }

    private static void put(Map<String, String> annotations, String name, String text) {
        if (!text.isEmpty()) {
            annotations.put(name, text);
        }
    }
}
