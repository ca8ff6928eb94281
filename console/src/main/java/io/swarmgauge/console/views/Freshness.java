package io.swarmgauge.console.views;

/** How far the views can be relied on. */
public interface Freshness {

    /** Whether the views hold all that stood on the topics at the start; stays true from then on. */
    boolean isComplete();

    /** Whether they are complete and the cluster and the registry answer. */
    boolean isCurrent();

    /** Whether reading goes on at all. */
    boolean isLive();

    /** Offsets between what was read and the ends of the topics when they were last asked for. */
    long behind();
}
