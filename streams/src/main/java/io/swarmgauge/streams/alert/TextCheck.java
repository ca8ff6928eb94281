package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.Signal;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Labels and texts that a rule adds to its alerts. */
final class TextCheck {

    /** What alerting systems take for the name of a label or an annotation. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    /** Every alert has these already, or whoever delivers it adds them. */
    private static final Set<String> TAKEN_LABELS = Set.of(
            "alertname",
            "rule",
            "severity",
            "signal",
            Observation.SETUP,
            Observation.NODE,
            Observation.REGION,
            Observation.INTERFACE,
            Observation.DISK,
            Observation.GPU,
            Observation.PLAN,
            Observation.TERM,
            Observation.PERFORMANCE,
            Observation.TOPIC,
            Template.VALUE,
            Template.THRESHOLD);

    private final AlertRule rule;
    private final RuleFaults faults;
    private final Set<String> places;

    private TextCheck(AlertRule rule, RuleFaults faults) {
        this.rule = rule;
        this.faults = faults;
        this.places = placesOf(rule);
    }

    static void check(AlertRule rule, RuleFaults faults) {
        TextCheck check = new TextCheck(rule, faults);
        rule.getLabels().keySet().forEach(check::label);
        rule.getAnnotations().forEach(check::annotation);
        check.places("summary", rule.getSummary());
    }

    private void label(String name) {
        named("labels." + name, name);
        faults.refuseIf(
                TAKEN_LABELS.contains(name),
                "labels." + name,
                "is a label that Swarmgauge sets itself",
                "Give it another name.");
    }

    private void annotation(String name, String text) {
        named("annotations." + name, name);
        faults.refuseIf(
                name.equals("summary"),
                "annotations." + name,
                "is the rule's own field",
                "Write it as 'summary' of the rule, or give it another name.");
        places("annotations." + name, text);
    }

    private void named(String field, String name) {
        faults.refuseIf(
                !NAME.matcher(name).matches(),
                field,
                "is not a name that alerting systems take",
                "Use letters, digits and underscores, and no digit first.");
    }

    private void places(String field, String text) {
        Set<String> unknown = rule.getSignal() == Signal.UNKNOWN ? Set.of() : Template.unknownPlaces(text, places);
        faults.refuseIf(
                !unknown.isEmpty(),
                field,
                "has {%s}, which such an alert does not have".formatted(String.join("}, {", unknown)),
                "Known here: {%s}.".formatted(String.join("}, {", places)));
    }

    private static Set<String> placesOf(AlertRule rule) {
        Set<String> places = new TreeSet<>(rule.getLabels().keySet());
        places.addAll(SignalSheet.labelsOf(rule));
        places.add(Template.VALUE);
        places.add(Template.THRESHOLD);
        return places;
    }
}
