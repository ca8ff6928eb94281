package io.swarmgauge.streams.intake;

/** What must hold within one record for anybody to use it. */
@FunctionalInterface
interface RecordRules<V> {

    void check(V value, Findings findings);
}
