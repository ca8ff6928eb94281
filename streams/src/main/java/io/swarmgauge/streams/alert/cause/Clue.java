package io.swarmgauge.streams.alert.cause;

import io.swarmgauge.schema.gauge.Alert;

/** What the search for causes is told: how things stood, and what was said. */
sealed interface Clue<C> {

    /**
     * How things stood in one interval.
     *
     * @param row under which of the subject's rows it is kept
     * @param start of the interval, epoch milliseconds (UTC); a later statement about the same one takes its place
     */
    record Condition<C>(String row, long start, C what) implements Clue<C> {}

    /** An alert that is on its way to its topic. */
    record Said<C>(Alert alert) implements Clue<C> {}
}
