package io.swarmgauge.producers.benchmark;

import io.swarmgauge.producers.intake.NodeConnection;
import io.swarmgauge.producers.swarm.ProbeTarget;
import io.swarmgauge.schema.node.BenchmarkKind;
import java.util.List;

/** One question to one hoster, on its way. */
record Probe(
        String id,
        ProbeTarget target,
        BenchmarkKind kind,
        List<Integer> indexes,
        long timeoutMs,
        long startedMs,
        NodeConnection prober) {

    /** For the answers' way from the node to the agent. */
    private static final long SLACK_MS = 1_000;

    Probe {
        indexes = List.copyOf(indexes);
    }

    /** The node may take the time limit to find the hoster, and once more for the chunks. */
    boolean isOverdue(long now) {
        return now >= startedMs + 2 * timeoutMs + SLACK_MS;
    }
}
