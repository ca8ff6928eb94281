package io.swarmgauge.streams.alert;

import io.swarmgauge.identity.NodeId;
import io.swarmgauge.schema.gauge.Verdict;
import io.swarmgauge.schema.plan.Aggregate;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.Comparison;
import io.swarmgauge.schema.plan.Severity;
import io.swarmgauge.schema.plan.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Finds what a rule's fields say against each other, wherever the rule comes from. */
final class RuleCheck {

    private static final Set<Signal> OF_HOSTS = Set.of(
            Signal.CPU_RATIO,
            Signal.MEMORY_FREE_RATIO,
            Signal.DISK_FREE_RATIO,
            Signal.NET_RECEIVED_KILOBYTES_PER_SECOND,
            Signal.NET_SENT_KILOBYTES_PER_SECOND,
            Signal.NET_ERRORS);

    /** Episodes are forgotten a day after that. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private final AlertRule rule;
    private final List<RuleFault> faults = new ArrayList<>();

    private RuleCheck(AlertRule rule) {
        this.rule = rule;
    }

    static List<RuleFault> faultsOf(AlertRule rule) {
        RuleCheck check = new RuleCheck(rule);
        check.everyRule();
        if (rule.getSignal() == Signal.VERDICT) {
            check.verdictRule();
        } else if (rule.getSignal() != Signal.UNKNOWN) {
            check.figureRule();
        }
        return List.copyOf(check.faults);
    }

    private void everyRule() {
        refuseIf(rule.getName().isBlank(), "name", "is empty", "Give the rule a name of its own.");
        refuseIf(rule.getSignal() == Signal.UNKNOWN, "signal", "is not known here", "Name a signal of this release.");
        refuseIf(
                rule.getSeverity() == Severity.UNKNOWN,
                "severity",
                "is not known here",
                "Say info, warning or critical.");
        refuseIf(rule.getOverMs() <= 0, "over", "must be longer than nothing", "Give a time span such as 5m.");
        refuseIf(
                rule.getOverMs() > LONGEST.toMillis() - Math.max(0, rule.getForMs()),
                "over",
                "together with 'for' is longer than " + LONGEST.toDays() + " days",
                "Watch a shorter span; longer ones are what compliance is for.");
        refuseIf(rule.getForMs() < 0, "for", "must not be negative", "Give a time span such as 0s or 2m.");
        refuseIf(
                rule.getNodeId() != null && !NodeId.isValid(rule.getNodeId()),
                "node",
                "is not a node's public key",
                "Give its 64 lower-case hex digits.");
        refuseIf(
                rule.getSetupId() != null && OF_HOSTS.contains(rule.getSignal()),
                "setup",
                "cannot narrow a signal of the host, which knows no setups",
                "Leave it out, or narrow by node or region.");
    }

    private void verdictRule() {
        refuseIf(
                rule.getComparison() != Comparison.IS,
                "comparison",
                "must be 'is' for the signal verdict",
                "Write 'comparison: is' and name the verdict.");
        refuseIf(
                rule.getVerdict() == null || !isVerdict(rule.getVerdict()),
                "verdict",
                "must name a verdict",
                "Give one of " + String.join(", ", verdicts()) + ".");
        refuseIf(
                rule.getThreshold() != null || rule.getClearThreshold() != null,
                rule.getThreshold() != null ? "threshold" : "clear",
                "has no meaning for the signal verdict",
                "Leave it out.");
        refuseIf(
                rule.getRegion() != null,
                "region",
                "cannot narrow verdicts, which are about a setup and a node",
                "Leave it out, or narrow by setup or node.");
    }

    private void figureRule() {
        boolean above = rule.getComparison() == Comparison.ABOVE;
        refuseIf(
                !above && rule.getComparison() != Comparison.BELOW,
                "comparison",
                "must be 'above' or 'below' for a figure",
                "Say which side of the threshold is a breach.");
        refuseIf(
                rule.getAggregate() == Aggregate.UNKNOWN, "aggregate", "is not known here", "Say min, max or average.");
        refuseIf(rule.getVerdict() != null, "verdict", "has no meaning for a figure", "Leave it out.");
        Double threshold = rule.getThreshold();
        Double clear = rule.getClearThreshold();
        refuseIf(
                threshold == null || !Double.isFinite(threshold),
                "threshold",
                "must be a number for a figure",
                "Give it in the unit of the signal.");
        refuseIf(
                clear != null && !Double.isFinite(clear),
                "clear",
                "must be a number",
                "Give it in the unit of the signal.");
        refuseIf(
                threshold != null && clear != null && (above ? clear > threshold : clear < threshold),
                "clear",
                "lies on the breach's side of the threshold",
                "An alert clears at a figure that is better than the threshold, or at the threshold itself.");
    }

    private void refuseIf(boolean wrong, String field, String what, String remedy) {
        if (wrong) {
            faults.add(new RuleFault(field, what, remedy));
        }
    }

    private static boolean isVerdict(String name) {
        return verdicts().contains(name);
    }

    private static List<String> verdicts() {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict != Verdict.UNKNOWN)
                .map(Verdict::name)
                .toList();
    }
}
