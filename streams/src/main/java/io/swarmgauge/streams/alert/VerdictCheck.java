package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.gauge.Verdict;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.Comparison;
import java.util.Arrays;
import java.util.List;

/** A rule about verdicts names one and no figure. */
final class VerdictCheck {

    private static final List<String> VERDICTS = Arrays.stream(Verdict.values())
            .filter(verdict -> verdict != Verdict.UNKNOWN)
            .map(Verdict::name)
            .toList();

    private VerdictCheck() {}

    static void check(AlertRule rule, RuleFaults faults) {
        faults.refuseIf(
                rule.getComparison() != Comparison.IS,
                "comparison",
                "must be 'is' for the signal verdict",
                "Write 'comparison: is' and name the verdict.");
        faults.refuseIf(
                rule.getVerdict() == null || !VERDICTS.contains(rule.getVerdict()),
                "verdict",
                "must name a verdict",
                "Give one of " + String.join(", ", VERDICTS) + ".");
        faults.refuseIf(
                rule.getThreshold() != null || rule.getClearThreshold() != null,
                rule.getThreshold() != null ? "threshold" : "clear",
                "has no meaning for the signal verdict",
                "Leave it out.");
    }
}
