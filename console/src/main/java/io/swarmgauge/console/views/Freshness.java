package io.swarmgauge.console.views;

import io.swarmgauge.observe.Health;

/** How far the views can be relied on. */
public interface Freshness {

    /** Whether the views hold all that stood on the topics at the start; stays true from then on. */
    boolean isComplete();

    /** Whether they are complete and the cluster and the registry answer. */
    boolean isCurrent();

    /** Whether reading goes on at all. */
    boolean isLive();

    /** As {@link #isCurrent()}, with what stands against it. */
    default Health ready() {
        return isCurrent() ? Health.up() : Health.down("the views are not current");
    }

    /** As {@link #isLive()}, with what stands against it. */
    default Health live() {
        return isLive() ? Health.up() : Health.down("reading has ended");
    }

    /** Offsets between what was read and the ends of the topics when they were last asked for. */
    long behind();
}
