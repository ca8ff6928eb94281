package io.swarmgauge.producers.jobs;

import io.swarmgauge.producers.intake.BadLineException;
import io.swarmgauge.producers.intake.BadLineException.Reason;
import io.swarmgauge.producers.intake.NodeConnection;
import io.swarmgauge.producers.intake.NodeLine.JobEnd;
import io.swarmgauge.producers.intake.NodeLine.JobStart;
import io.swarmgauge.producers.intake.NodeLine.Peers;
import io.swarmgauge.schema.node.JobOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The jobs that began and did not end yet, and how many peers the node had meanwhile. Any thread may ask. */
public final class JobLedger {

    private static final int MOST_OPEN = 1_000;

    private static final class OpenJob {

        private final JobStart start;
        private final Optional<ProcessUse> use;
        private final NodeConnection from;
        private int mostPeers;

        OpenJob(JobStart start, Optional<ProcessUse> use, NodeConnection from) {
            this.start = start;
            this.use = use;
            this.from = from;
        }

        void peers(int count) {
            mostPeers = Math.max(mostPeers, count);
        }

        FinishedJob finish(JobEnd end, Optional<ProcessUse> after) {
            return new FinishedJob(start, end, mostPeers, use, after);
        }
    }

    private record PeerCount(int count, NodeConnection from) {}

    private final Map<String, OpenJob> open = new HashMap<>();
    private final Map<String, PeerCount> peersBySetup = new HashMap<>();

    /** Notes a job and what the node's process had used when it began. */
    public synchronized void start(JobStart start, Optional<ProcessUse> use, NodeConnection from) {
        if (open.containsKey(start.id())) {
            throw BadLineException.field("id", "names a job that has started already");
        }
        if (open.size() >= MOST_OPEN) {
            throw BadLineException.field("id", "is one job too many: " + MOST_OPEN + " have not ended");
        }
        OpenJob job = new OpenJob(start, use, from);
        job.peers(peersOf(start));
        open.put(start.id(), job);
    }

    public synchronized void peers(Peers peers, NodeConnection from) {
        peersBySetup.put(peers.setup(), new PeerCount(peers.count(), from));
        open.values().forEach(job -> job.peers(peersOf(job.start)));
    }

    public synchronized FinishedJob end(JobEnd end, Optional<ProcessUse> use) {
        OpenJob job = open.remove(end.id());
        if (job == null) {
            throw new BadLineException(Reason.UNKNOWN_JOB, "'" + end.id() + "' did not start");
        }
        return job.finish(end, use);
    }

    /** Nobody is left who could end the connection's jobs: they failed. What it said of peers holds no longer. */
    public synchronized List<FinishedJob> closed(NodeConnection from, long now) {
        List<FinishedJob> failed = new ArrayList<>();
        for (Iterator<OpenJob> each = open.values().iterator(); each.hasNext(); ) {
            OpenJob job = each.next();
            if (job.from.equals(from)) {
                failed.add(job.finish(new JobEnd(job.start.id(), JobOutcome.FAILED, now), Optional.empty()));
                each.remove();
            }
        }
        peersBySetup.values().removeIf(peers -> peers.from().equals(from));
        return failed;
    }

    /** A job that is for no setup is done among all peers of the node. */
    private int peersOf(JobStart job) {
        return job.setup()
                .map(setup -> Optional.ofNullable(peersBySetup.get(setup))
                        .map(PeerCount::count)
                        .orElse(0))
                .orElseGet(() -> peersBySetup.values().stream()
                        .mapToInt(PeerCount::count)
                        .sum());
    }
}
