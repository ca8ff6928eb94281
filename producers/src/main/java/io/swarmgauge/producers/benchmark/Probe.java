package io.swarmgauge.producers.benchmark;

import io.swarmgauge.producers.intake.NodeConnection;
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

    /** Beyond the time limit, for the answers' way from the node to the agent. */
    private static final long SLACK_MS = 1_000;

    Probe {
        indexes = List.copyOf(indexes);
    }

    boolean isOverdue(long now) {
        return now >= startedMs + timeoutMs + SLACK_MS;
    }
}
