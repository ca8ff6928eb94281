package io.swarmgauge.benchmarks.engine;

import java.util.Locale;

/** What happens to a conclusion when an engine dies: it may be there twice, or is there once. */
public enum Guarantee {
    AT_LEAST_ONCE,
    EXACTLY_ONCE;

    public boolean isExact() {
        return this == EXACTLY_ONCE;
    }

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
