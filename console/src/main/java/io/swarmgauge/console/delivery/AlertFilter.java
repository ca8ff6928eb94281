package io.swarmgauge.console.delivery;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.plan.Severity;
import java.util.Map;
import java.util.Set;

/**
 * Which alerts a receiver gets.
 *
 * @param severities any of these; all when there is none
 * @param labels all of these, name and value; {@code rule} is the rule's name
 */
public record AlertFilter(Set<Severity> severities, Map<String, String> labels) {

    /** The name under which the rule can be asked for as if it were a label. */
    public static final String RULE = "rule";

    public static final AlertFilter ALL = new AlertFilter(Set.of(), Map.of());

    public AlertFilter {
        severities = Set.copyOf(severities);
        labels = Map.copyOf(labels);
    }

    public boolean takes(Alert alert) {
        return (severities.isEmpty() || severities.contains(alert.getSeverity()))
                && labels.entrySet().stream().allMatch(wanted -> wanted.getValue()
                        .equals(
                                wanted.getKey().equals(RULE)
                                        ? alert.getRule()
                                        : alert.getLabels().get(wanted.getKey())));
    }
}
