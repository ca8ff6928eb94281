package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.Comparison;

/** A rule about absence names a topic, and says with 'over' alone how long a silence on it may be. */
final class AbsenceCheck {

    private AbsenceCheck() {}

    static void check(AlertRule rule, RuleFaults faults) {
        String topic = rule.getAbsentTopic();
        faults.refuseIf(
                topic == null || !AudibleTopics.all().contains(topic),
                "of",
                "must name the topic whose silence is the breach",
                "Give one of " + String.join(", ", AudibleTopics.all()) + ".");
        faults.refuseIf(
                rule.getForMs() > 0,
                "for",
                "has no meaning for the signal absence",
                "Leave it out; 'over' says how long the silence may be.");
        faults.refuseIf(
                rule.getComparison() == Comparison.BELOW || rule.getComparison() == Comparison.IS,
                "comparison",
                "has no meaning for the signal absence",
                "Leave it out; a silence longer than 'over' is the breach.");
        faults.refuseIf(
                rule.getThreshold() != null || rule.getClearThreshold() != null,
                rule.getThreshold() != null ? "threshold" : "clear",
                "has no meaning for the signal absence",
                "Leave it out; 'over' says how long the silence may be.");
        faults.refuseIf(rule.getVerdict() != null, "verdict", "has no meaning for the signal absence", "Leave it out.");
    }
}
