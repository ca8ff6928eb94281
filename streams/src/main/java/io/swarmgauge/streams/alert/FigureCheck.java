package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.plan.Aggregate;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.Comparison;

/** A rule about figures says which side of which threshold is a breach. */
final class FigureCheck {

    private FigureCheck() {}

    static void check(AlertRule rule, RuleFaults faults) {
        boolean above = rule.getComparison() == Comparison.ABOVE;
        faults.refuseIf(
                !above && rule.getComparison() != Comparison.BELOW,
                "comparison",
                "must be 'above' or 'below' for a figure",
                "Say which side of the threshold is a breach.");
        faults.refuseIf(
                rule.getAggregate() == Aggregate.UNKNOWN, "aggregate", "is not known here", "Say min, max or average.");
        faults.refuseIf(rule.getVerdict() != null, "verdict", "has no meaning for a figure", "Leave it out.");
        Double threshold = rule.getThreshold();
        Double clear = rule.getClearThreshold();
        faults.refuseIf(
                threshold == null || !Double.isFinite(threshold),
                "threshold",
                "must be a number for a figure",
                "Give it in the unit of the signal.");
        faults.refuseIf(
                clear != null && !Double.isFinite(clear),
                "clear",
                "must be a number",
                "Give it in the unit of the signal.");
        faults.refuseIf(
                threshold != null && clear != null && (above ? clear > threshold : clear < threshold),
                "clear",
                "lies on the breach's side of the threshold",
                "An alert clears at a figure that is better than the threshold, or at the threshold itself.");
    }
}
