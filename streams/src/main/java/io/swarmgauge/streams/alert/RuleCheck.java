package io.swarmgauge.streams.alert;

import io.swarmgauge.identity.NodeId;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.ServiceTerm;
import io.swarmgauge.schema.plan.Severity;
import io.swarmgauge.schema.plan.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds what a rule's fields say against each other, wherever the rule comes from. */
final class RuleCheck {

    /** Episodes are forgotten a day after that. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private final AlertRule rule;
    private final RuleFaults faults = new RuleFaults();

    private RuleCheck(AlertRule rule) {
        this.rule = rule;
    }

    static List<RuleFault> faultsOf(AlertRule rule) {
        RuleCheck check = new RuleCheck(rule);
        check.everyRule();
        TextCheck.check(rule, check.faults);
        if (rule.getSignal() != Signal.UNKNOWN) {
            check.scope();
            check.bySignal();
        }
        return check.faults.found();
    }

    private void everyRule() {
        faults.refuseIf(rule.getName().isBlank(), "name", "is empty", "Give the rule a name of its own.");
        faults.refuseIf(
                rule.getSignal() == Signal.UNKNOWN, "signal", "is not known here", "Name a signal of this release.");
        faults.refuseIf(
                rule.getSeverity() == Severity.UNKNOWN,
                "severity",
                "is not known here",
                "Say info, warning or critical.");
        faults.refuseIf(rule.getOverMs() <= 0, "over", "must be longer than nothing", "Give a time span such as 5m.");
        faults.refuseIf(
                rule.getOverMs() > LONGEST.toMillis() - Math.max(0, rule.getForMs()),
                "over",
                "together with 'for' is longer than " + LONGEST.toDays() + " days",
                "Watch a shorter span; longer ones are what compliance is for.");
        faults.refuseIf(rule.getForMs() < 0, "for", "must not be negative", "Give a time span such as 0s or 2m.");
        faults.refuseIf(
                rule.getNodeId() != null && !NodeId.isValid(rule.getNodeId()),
                "node",
                "is not a node's public key",
                "Give its 64 lower-case hex digits.");
    }

    /** A rule that is narrowed by what its alerts do not name would never fire. */
    private void scope() {
        narrowed("setup", rule.getSetupId(), Observation.SETUP);
        narrowed("node", rule.getNodeId(), Observation.NODE);
        narrowed("region", rule.getRegion(), Observation.REGION);
        narrowed("term", rule.getTerm() == null ? null : rule.getTerm().name(), Observation.TERM);
        faults.refuseIf(
                rule.getTerm() == ServiceTerm.UNKNOWN,
                "term",
                "is not known here",
                "Say availability, lag, speed or chunk-availability.");
    }

    private void narrowed(String field, @Nullable String wanted, String label) {
        Set<String> labels = new TreeSet<>(SignalSheet.labelsOf(rule));
        faults.refuseIf(
                wanted != null && !labels.contains(label),
                field,
                "cannot narrow the signal %s, which is about %s".formatted(name(), String.join(", ", labels)),
                "Leave it out.");
    }

    private String name() {
        return rule.getSignal().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void bySignal() {
        faults.refuseIf(
                rule.getSignal() != Signal.ABSENCE && rule.getAbsentTopic() != null,
                "of",
                "has no meaning for the signal " + name(),
                "Leave it out; it names the topic of an absence.");
        switch (rule.getSignal()) {
            case VERDICT -> VerdictCheck.check(rule, faults);
            case ABSENCE -> AbsenceCheck.check(rule, faults);
            default -> FigureCheck.check(rule, faults);
        }
        BurnWindowCheck.check(rule, faults);
    }
}
