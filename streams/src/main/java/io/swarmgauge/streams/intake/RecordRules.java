package io.swarmgauge.streams.intake;

import io.swarmgauge.schema.plan.HostingSetup;

/** What must hold within one record for anybody to use it. */
@FunctionalInterface
interface RecordRules<V> {

    void check(V value, Findings findings);

    /** What must hold beside the plan: state grows with what a setup names, not with what a node invents. */
    default void checkAgainst(HostingSetup setup, V value, Findings findings) {}
}
