package io.swarmgauge.producers.jobs;

import io.swarmgauge.producers.intake.BadLineException;
import io.swarmgauge.producers.intake.BadLineException.Reason;
import io.swarmgauge.producers.intake.NodeLine.JobEnd;
import io.swarmgauge.producers.intake.NodeLine.JobStart;
import io.swarmgauge.producers.intake.NodeLine.Peers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The jobs that began and did not end yet, and how many peers the node had meanwhile. Any thread may ask. */
public final class JobLedger {

    private static final int MOST_OPEN = 1_000;

    private static final class OpenJob {

        private final JobStart start;
        private final Optional<ProcessUse> use;
        private int mostPeers;

        OpenJob(JobStart start, Optional<ProcessUse> use) {
            this.start = start;
            this.use = use;
        }

        void peers(int count) {
            mostPeers = Math.max(mostPeers, count);
        }
    }

    private final Map<String, OpenJob> open = new HashMap<>();
    private final Map<String, Integer> peersBySetup = new HashMap<>();

    /** Notes a job and what the node's process had used when it began. */
    public synchronized void start(JobStart start, Optional<ProcessUse> use) {
        if (open.containsKey(start.id())) {
            throw BadLineException.field("id", "names a job that has started already");
        }
        if (open.size() >= MOST_OPEN) {
            throw BadLineException.field("id", "is one job too many: " + MOST_OPEN + " have not ended");
        }
        OpenJob job = new OpenJob(start, use);
        job.peers(peersOf(start));
        open.put(start.id(), job);
    }

    public synchronized void peers(Peers peers) {
        peersBySetup.put(peers.setup(), peers.count());
        open.values().forEach(job -> job.peers(peersOf(job.start)));
    }

    public synchronized FinishedJob end(JobEnd end, Optional<ProcessUse> use) {
        OpenJob job = open.remove(end.id());
        if (job == null) {
            throw new BadLineException(Reason.UNKNOWN_JOB, "'" + end.id() + "' did not start");
        }
        return new FinishedJob(job.start, end, job.mostPeers, job.use, use);
    }

    /** A job that is for no setup is done among all peers of the node. */
    private int peersOf(JobStart job) {
        return job.setup()
                .map(setup -> peersBySetup.getOrDefault(setup, 0))
                .orElseGet(() -> peersBySetup.values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
    }
}
