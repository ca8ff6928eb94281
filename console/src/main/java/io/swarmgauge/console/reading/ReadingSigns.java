package io.swarmgauge.console.reading;

import java.time.Duration;

/**
 * What the reader sees of its own work.
 *
 * @param alive whether it goes on at all
 * @param complete whether everything that stood on the topics at the start was read
 * @param trouble why it cannot read now; "" for nothing
 * @param behind offsets up to the topics' ends when they were last asked for
 * @param sinceRead since when it has not come to the end of a turn: of a look at the cluster, or of a record that it took
 */
record ReadingSigns(boolean alive, boolean complete, String trouble, long behind, Duration sinceRead) {}
