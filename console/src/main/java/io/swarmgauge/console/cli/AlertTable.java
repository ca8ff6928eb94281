package io.swarmgauge.console.cli;

import io.swarmgauge.identity.NodeId;
import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.Evidence;
import io.swarmgauge.schema.gauge.SuspectedCause;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Alerts as rows on a screen; rules and summaries are an operator's words, labels partly a node's. */
final class AlertTable {

    private static final String ROW = "%-8s  %-20s  %-20s  %-8s  %-24s  %10s  %-40s  %s%n";
    private static final String NONE = "-";

    private final PrintWriter out;
    private final boolean isLong;

    /** @param isLong whether causes, annotations and evidence follow each row */
    AlertTable(PrintWriter out, boolean isLong) {
        this.out = out;
        this.isLong = isLong;
    }

    void heads() {
        out.printf(ROW, "STATUS", "SINCE", "UNTIL", "SEVERITY", "RULE", "VALUE", "LABELS", "SUMMARY");
    }

    void row(Alert alert) {
        out.printf(
                ROW,
                alert.getStatus(),
                Shown.time(alert.getStartsAt()),
                alert.getEndsAt() == null ? NONE : Shown.time(alert.getEndsAt()),
                alert.getSeverity().name().toLowerCase(Locale.ROOT),
                Shown.text(alert.getRule()),
                value(alert.getValue()),
                labels(alert),
                Shown.text(alert.getSummary()));
        if (isLong) {
            alert.getSuspectedCauses().forEach(this::cause);
            new TreeMap<>(alert.getAnnotations()).forEach((name, text) -> more(Shown.text(name), text));
            if (!alert.getEvidence().isEmpty()) {
                more("evidence", evidence(alert.getEvidence()));
            }
            more("fingerprint", alert.getFingerprint());
        }
    }

    private void cause(SuspectedCause cause) {
        more("suspected", "%s (%s)".formatted(cause.getText(), cause.getKind()));
    }

    private void more(String name, String text) {
        out.printf("%10s%s: %s%n", "", name, Shown.text(text));
    }

    private static String evidence(List<Evidence> records) {
        return records.stream()
                .map(at -> "%s/%d@%d".formatted(at.getTopic(), at.getPartition(), at.getOffset()))
                .collect(Collectors.joining(", "));
    }

    private static String labels(Alert alert) {
        return new TreeMap<>(alert.getLabels())
                .entrySet().stream()
                        .map(label -> "%s=%s".formatted(Shown.text(label.getKey()), brief(label.getValue())))
                        .collect(Collectors.joining(" "));
    }

    /** The ids of nodes are too long for a row; their beginnings tell them apart. */
    private static String brief(String value) {
        return NodeId.isValid(value) ? new NodeId(value).brief() : Shown.text(value);
    }

    private static String value(@Nullable Double value) {
        return value == null ? NONE : String.format(Locale.ROOT, "%.4g", value);
    }
}
