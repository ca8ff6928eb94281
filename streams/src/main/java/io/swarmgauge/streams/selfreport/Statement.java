package io.swarmgauge.streams.selfreport;

import io.swarmgauge.schema.node.SelfReport;
import io.swarmgauge.schema.node.TransferBatch;

/** What a node said that bears on a claim. */
sealed interface Statement {

    /** A hoster's claim. */
    record Claimed(SelfReport report) implements Statement {}

    /** A node's account of what it sent and received. */
    record Moved(TransferBatch batch) implements Statement {}
}
