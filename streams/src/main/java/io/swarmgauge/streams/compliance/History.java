package io.swarmgauge.streams.compliance;

import io.swarmgauge.streams.state.compliance.Sums;

/** What was counted of one setup. */
interface History {

    /**
     * What the windows show that end after the one moment and by the other. Slots of availability are counted whole: from
     * the one on in which the span begins.
     *
     * @param from epoch milliseconds (UTC), on the full hour if over three days back
     * @param to end of a window, epoch milliseconds (UTC)
     */
    Sums between(long from, long to);
}
