package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.Signal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rules in force: those of the file, each replaced by the topic's rule of the same name where there is one. A
 * topic's rule that is switched off switches the file's rule off too; a topic's rule that is deleted gives it back.
 */
final class RuleBook {

    private final Map<String, RuleInForce> byName;
    private final Map<Signal, List<RuleInForce>> bySignal;

    private RuleBook(Map<String, RuleInForce> byName) {
        this.byName = byName;
        this.bySignal = byName.values().stream()
                .collect(Collectors.groupingBy(rule -> rule.rule().getSignal()));
    }

    static RuleBook of(Collection<AlertRule> file, Collection<AlertRule> topic) {
        Map<String, AlertRule> rules = new LinkedHashMap<>();
        file.forEach(rule -> rules.put(rule.getName(), rule));
        topic.forEach(rule -> rules.put(rule.getName(), rule));
        Map<String, RuleInForce> inForce = new LinkedHashMap<>();
        rules.forEach((name, rule) -> {
            if (rule.getEnabled()) {
                inForce.put(name, RuleInForce.of(rule));
            }
        });
        return new RuleBook(inForce);
    }

    List<RuleInForce> covering(Observation observation) {
        return bySignal.getOrDefault(observation.signal(), List.of()).stream()
                .filter(rule -> rule.covers(observation))
                .toList();
    }

    /** The rules about silence on a topic. */
    List<RuleInForce> aboutSilenceOn(String topic) {
        return bySignal.getOrDefault(Signal.ABSENCE, List.of()).stream()
                .filter(rule -> topic.equals(rule.rule().getAbsentTopic()))
                .toList();
    }

    /**
     * Why what was said under a version of a rule can stand no longer; empty when the rule is in force as it was.
     */
    Optional<Withdrawal> withdrawal(String name, String version) {
        RuleInForce rule = byName.get(name);
        if (rule == null) {
            return Optional.of(Withdrawal.RULE_NOT_IN_FORCE);
        }
        return rule.version().equals(version) ? Optional.empty() : Optional.of(Withdrawal.RULE_CHANGED);
    }
}
