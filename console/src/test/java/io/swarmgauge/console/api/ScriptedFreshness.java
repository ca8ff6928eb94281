package io.swarmgauge.console.api;

import io.swarmgauge.console.views.Freshness;

/** Views that are as fresh as a test says. */
final class ScriptedFreshness implements Freshness {

    volatile boolean complete = true;
    volatile boolean current = true;

    @Override
    public boolean isComplete() {
        return complete;
    }

    @Override
    public boolean isCurrent() {
        return current;
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public long behind() {
        return complete ? 0 : 42;
    }
}
