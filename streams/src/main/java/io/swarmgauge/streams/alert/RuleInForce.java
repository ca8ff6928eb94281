package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.plan.AlertRule;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A rule that passed {@link RuleCheck}.
 *
 * @param version hash of everything that the rule says; another version is another rule
 */
record RuleInForce(AlertRule rule, String version) {

    static RuleInForce of(AlertRule rule) {
        Digest digest = new Digest();
        // Field by field and not the record's bytes: a field that a later release adds must not change the rules of
        // today.
        for (Object field : new @Nullable Object[] {
            rule.getName(),
            rule.getSignal(),
            rule.getSetupId(),
            rule.getNodeId(),
            rule.getRegion(),
            rule.getAggregate(),
            rule.getOverMs(),
            rule.getComparison(),
            rule.getThreshold(),
            rule.getClearThreshold(),
            rule.getVerdict(),
            rule.getForMs(),
            rule.getSeverity(),
            rule.getSummary()
        }) {
            digest.add(String.valueOf(field));
        }
        added(rule).forEach((name, value) -> digest.add(name).add(value));
        return new RuleInForce(rule, digest.hex());
    }

    /** Fields of later releases, by name, and only where they say something. */
    private static SortedMap<String, String> added(AlertRule rule) {
        SortedMap<String, String> added = new TreeMap<>();
        if (rule.getTerm() != null) {
            added.put("term", rule.getTerm().name());
        }
        if (rule.getBurnWindowMs() != null) {
            added.put("burnWindowMs", rule.getBurnWindowMs().toString());
        }
        if (rule.getAbsentTopic() != null) {
            added.put("absentTopic", rule.getAbsentTopic());
        }
        rule.getLabels().forEach((name, value) -> added.put("label " + name, value));
        rule.getAnnotations().forEach((name, text) -> added.put("annotation " + name, text));
        return added;
    }

    String name() {
        return rule.getName();
    }

    boolean covers(Observation observation) {
        Map<String, String> labels = observation.labels();
        return observation.signal() == rule.getSignal()
                && allows(rule.getSetupId(), labels.get(Observation.SETUP))
                && allows(rule.getNodeId(), labels.get(Observation.NODE))
                && allows(rule.getRegion(), labels.get(Observation.REGION))
                && allows(rule.getTerm() == null ? null : rule.getTerm().name(), labels.get(Observation.TERM))
                && Objects.equals(rule.getBurnWindowMs(), observation.burnWindowMs());
    }

    /** Whether the rule is about silences of this node or setup. */
    boolean covers(String topic, String label, String subject, @Nullable String region) {
        boolean ofSetup = label.equals(Observation.SETUP);
        return topic.equals(rule.getAbsentTopic())
                && allows(rule.getSetupId(), ofSetup ? subject : null)
                && allows(rule.getNodeId(), ofSetup ? null : subject)
                && allows(rule.getRegion(), region);
    }

    /** The identity of the alert that this rule raises on things with these labels. */
    String fingerprint(SortedMap<String, String> labels) {
        Digest digest = new Digest().add(name());
        labels.forEach((name, value) -> digest.add(name).add(value));
        return digest.hex();
    }

    private static boolean allows(@Nullable String wanted, @Nullable String found) {
        return wanted == null || wanted.equals(found);
    }
}
