package io.swarmgauge.producers.jobs;

import io.swarmgauge.producers.intake.NodeLine.JobEnd;
import io.swarmgauge.producers.intake.NodeLine.JobStart;
import io.swarmgauge.producers.publish.Window;
import io.swarmgauge.schema.node.JobRun;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.PeersBracket;
import java.util.Optional;

/** A job from its beginning to its end, with what it took. */
public record FinishedJob(
        JobStart start, JobEnd end, int mostPeers, Optional<ProcessUse> before, Optional<ProcessUse> after) {

    private static final int FEW = 10;
    private static final int SEVERAL = 50;

    public Window window() {
        return new Window(start.at(), Math.max(start.at(), end.at()));
    }

    public JobRun run(NodeHeader header) {
        return new JobRun(
                header,
                start.id(),
                start.job(),
                start.role(),
                start.setup().orElse(null),
                end.outcome(),
                bracket(mostPeers),
                cpuMs().orElse(null),
                after.map(ProcessUse::residentBytes).orElse(null));
    }

    private Optional<Long> cpuMs() {
        return after.flatMap(last -> before.map(first -> Math.max(0, last.cpuMs() - first.cpuMs())));
    }

    private static PeersBracket bracket(int peers) {
        if (peers == 0) {
            return PeersBracket.PEERS_0;
        }
        if (peers <= FEW) {
            return PeersBracket.PEERS_1_10;
        }
        return peers <= SEVERAL ? PeersBracket.PEERS_11_50 : PeersBracket.PEERS_OVER_50;
    }
}
