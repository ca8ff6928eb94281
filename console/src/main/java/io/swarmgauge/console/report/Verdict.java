package io.swarmgauge.console.report;

import java.util.Locale;

/** Whether what was promised was kept. */
public enum Verdict {
    KEPT,
    NOT_KEPT,
    /** Nothing was measured, so nobody knows. */
    NOT_MEASURED;

    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
