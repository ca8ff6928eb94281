package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.gauge.Verdict;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.state.alert.KeptObservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What one observation says about a rule.
 *
 * @param figure in the unit of the signal; not a number for a verdict
 */
record Reading(KeptObservation observation, double figure) {

    /** Verdicts that say that nothing is known: they neither continue a breach nor end it. */
    private static final Set<String> INCONCLUSIVE =
            Set.of(Verdict.INSUFFICIENT_EVIDENCE.name(), Verdict.MISSING.name(), Verdict.UNKNOWN.name());

    long start() {
        return observation.getStart();
    }

    long end() {
        return observation.getEnd();
    }

    /** The readings of observations, which ascend by end; those that say nothing are left out. */
    static List<Reading> of(AlertRule rule, List<KeptObservation> observations) {
        if (rule.getSignal() == Signal.NET_ERRORS) {
            return increases(observations);
        }
        List<Reading> readings = new ArrayList<>(observations.size());
        for (KeptObservation observation : observations) {
            if (observation.getValue() != null) {
                readings.add(new Reading(observation, observation.getValue()));
            } else if (isConclusive(rule, observation)) {
                readings.add(new Reading(observation, Double.NaN));
            }
        }
        return readings;
    }

    /** Hosts count errors since the interface came up; a counter that falls was started again from nothing. */
    private static List<Reading> increases(List<KeptObservation> observations) {
        List<Reading> readings = new ArrayList<>(observations.size());
        for (int i = 1; i < observations.size(); i++) {
            Double before = observations.get(i - 1).getValue();
            Double now = observations.get(i).getValue();
            if (before != null && now != null) {
                readings.add(new Reading(observations.get(i), now >= before ? now - before : now));
            }
        }
        return readings;
    }

    private static boolean isConclusive(AlertRule rule, KeptObservation observation) {
        String verdict = observation.getVerdict();
        return verdict != null && (verdict.equals(rule.getVerdict()) || !INCONCLUSIVE.contains(verdict));
    }
}
