package io.swarmgauge.producers.jobs;

import io.swarmgauge.producers.intake.NodeConnection;

/** Who can end a job: whoever speaks in the session in which it was started, or else only the same connection. */
public sealed interface JobOwner {

    record Session(String id) implements JobOwner {}

    record Connection(NodeConnection connection) implements JobOwner {}
}
