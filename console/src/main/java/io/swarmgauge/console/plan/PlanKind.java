package io.swarmgauge.console.plan;

import java.util.Locale;

/** What a plan holds. */
public enum PlanKind {
    SETUP,
    JOB,
    RULE;

    /** As it stands in a sentence. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
