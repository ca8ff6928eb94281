package io.swarmgauge.producers.jobs;

import io.swarmgauge.producers.checkpoint.SavedState;
import io.swarmgauge.producers.checkpoint.StateWriter;
import io.swarmgauge.producers.intake.BadLineException;
import io.swarmgauge.producers.intake.BadLineException.Reason;
import io.swarmgauge.producers.intake.NodeConnection;
import io.swarmgauge.producers.intake.NodeLine.JobEnd;
import io.swarmgauge.producers.intake.NodeLine.JobStart;
import io.swarmgauge.producers.intake.NodeLine.Peers;
import io.swarmgauge.schema.agent.JobState;
import io.swarmgauge.schema.node.JobOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Jobs that have started and not ended, and how many peers the node had meanwhile. A job of a session outlives the
 * connection, and the agent: it fails when the session stays away.
 */
public final class JobLedger {

    /** How long a session may stay away before its jobs have failed. */
    static final long SESSION_PATIENCE_MS = 60_000;

    private static final int MOST_OPEN = 1_000;
    private static final String PREFIX = "job/";

    private record PeerCount(int count, NodeConnection from) {}

    private final Map<String, OpenJob> open = new HashMap<>();
    private final Map<String, PeerCount> peersBySetup = new HashMap<>();

    /** Since when each session with open jobs is away. */
    private final Map<String, Long> awaySince = new HashMap<>();

    private final Set<String> ended = new HashSet<>();

    /** Notes a job and what the node's process had used when it began. */
    public synchronized void start(JobStart start, Optional<ProcessUse> use, JobOwner owner) {
        if (open.containsKey(start.id())) {
            throw BadLineException.field("id", "names a job that has started already");
        }
        if (open.size() >= MOST_OPEN) {
            throw BadLineException.field("id", "is one job too many: " + MOST_OPEN + " have not ended");
        }
        OpenJob job = new OpenJob(start, use, owner);
        job.peers(peersOf(start));
        open.put(start.id(), job);
    }

    public synchronized void peers(Peers peers, NodeConnection from) {
        peersBySetup.put(peers.setup(), new PeerCount(peers.count(), from));
        open.values().forEach(job -> job.peers(peersOf(job.start())));
    }

    public synchronized FinishedJob end(JobEnd end, Optional<ProcessUse> use) {
        OpenJob job = open.remove(end.id());
        if (job == null) {
            throw new BadLineException(Reason.UNKNOWN_JOB, "'" + end.id() + "' did not start");
        }
        ended.add(end.id());
        return job.finish(end, use);
    }

    /** The session is there again: its jobs go on. */
    public synchronized void returned(String session) {
        awaySince.remove(session);
    }

    /** The session's last connection has closed: its jobs wait for it. */
    public synchronized void left(String session, long now) {
        awaySince.put(session, now);
    }

    /** Nobody is left who could end the connection's own jobs: they failed. What it said of peers holds no longer. */
    public synchronized List<FinishedJob> closed(NodeConnection from, long now) {
        peersBySetup.values().removeIf(peers -> peers.from().equals(from));
        return fail(
                owner -> owner instanceof JobOwner.Connection own
                        && own.connection().equals(from),
                now);
    }

    /** The jobs of sessions that stayed away for too long have failed. */
    public synchronized List<FinishedJob> givenUp(long now) {
        Set<String> gone = new HashSet<>();
        awaySince.forEach((session, since) -> {
            if (now - since >= SESSION_PATIENCE_MS) {
                gone.add(session);
            }
        });
        awaySince.keySet().removeAll(gone);
        return gone.isEmpty()
                ? List.of()
                : fail(owner -> owner instanceof JobOwner.Session session && gone.contains(session.id()), now);
    }

    /** Takes up the jobs that were open before a restart; their sessions are away until they say hello. */
    public synchronized void restore(SavedState state, long now) {
        for (JobState saved : state.under(PREFIX, JobState.class)) {
            open.put(saved.getId(), OpenJob.of(saved));
            awaySince.put(saved.getSession(), now);
        }
    }

    /** Writes down the open jobs of sessions, as far as they changed. Those of a mere connection end with it. */
    public synchronized void save(StateWriter state) {
        ended.forEach(id -> state.remove(PREFIX + id));
        ended.clear();
        open.values().forEach(job -> job.unsaved().ifPresent(saved -> state.put(PREFIX + saved.getId(), saved)));
    }

    private List<FinishedJob> fail(Predicate<JobOwner> whose, long now) {
        List<OpenJob> failed =
                open.values().stream().filter(job -> whose.test(job.owner())).toList();
        List<FinishedJob> finished = new ArrayList<>();
        for (OpenJob job : failed) {
            String id = job.start().id();
            open.remove(id);
            ended.add(id);
            finished.add(job.finish(new JobEnd(id, JobOutcome.FAILED, now), Optional.empty()));
        }
        return finished;
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
