package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.plan.AlertRule;
import java.util.Map;
import java.util.SortedMap;
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
        return new RuleInForce(rule, digest.hex());
    }

    String name() {
        return rule.getName();
    }

    boolean covers(Observation observation) {
        Map<String, String> labels = observation.labels();
        return observation.signal() == rule.getSignal()
                && allows(rule.getSetupId(), labels.get(Observation.SETUP))
                && allows(rule.getNodeId(), labels.get(Observation.NODE))
                && allows(rule.getRegion(), labels.get(Observation.REGION));
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
