package io.swarmgauge.console.report;

import io.swarmgauge.console.log.Period;
import io.swarmgauge.schema.gauge.ComplianceWindow;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects statements about a plan, in any order and with all their revisions, and makes the document. */
public final class PlanBook {

    private final String planId;
    private final Period period;
    private final SortedMap<String, SetupBook> setups = new TreeMap<>();
    private final SortedSet<String> plans = new TreeSet<>();

    public PlanBook(String planId, Period period) {
        this.planId = planId;
        this.period = period;
    }

    /** Takes a statement; those about other plans and times are only noted. */
    public void add(ComplianceWindow window) {
        if (period.holds(window.getWindowStart())) {
            plans.add(window.getPlanId());
            if (window.getPlanId().equals(planId)) {
                setups.computeIfAbsent(window.getSetupId(), id -> new SetupBook(id, period))
                        .add(window);
            }
        }
    }

    /** The plans about which there is any statement in the period. */
    public SortedSet<String> plans() {
        return Collections.unmodifiableSortedSet(plans);
    }

    public PlanReport report() {
        return new PlanReport(
                planId, period, setups.values().stream().map(SetupBook::report).toList());
    }
}
