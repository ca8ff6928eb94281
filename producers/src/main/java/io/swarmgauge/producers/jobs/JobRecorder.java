package io.swarmgauge.producers.jobs;

import io.swarmgauge.producers.intake.NodeConnection;
import io.swarmgauge.producers.intake.NodeLine.JobEnd;
import io.swarmgauge.producers.intake.NodeLine.JobStart;
import io.swarmgauge.producers.intake.NodeLine.Peers;
import io.swarmgauge.producers.publish.Publisher;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.OptionalInt;

/** Publishes each job with what it took when it ends. Any thread may call. */
public final class JobRecorder {

    private final JobLedger ledger;
    private final ProcessProbe processes;
    private final Publisher publisher;
    private final String nodeId;

    public JobRecorder(JobLedger ledger, ProcessProbe processes, Publisher publisher, String nodeId) {
        this.ledger = ledger;
        this.processes = processes;
        this.publisher = publisher;
        this.nodeId = nodeId;
    }

    /** Notes that a job began in the process, where that is known. */
    public void started(JobStart start, OptionalInt pid, JobOwner owner) {
        ledger.start(start, processes.of(pid), owner);
    }

    public void peers(Peers peers, NodeConnection from) {
        ledger.peers(peers, from);
    }

    public void ended(JobEnd end, OptionalInt pid) {
        publish(ledger.end(end, processes.of(pid)));
    }

    /** The jobs that the connection leaves open have failed; what their process used in the end nobody knows. */
    public void closed(NodeConnection from, long now) {
        ledger.closed(from, now).forEach(this::publish);
    }

    public void returned(String session) {
        ledger.returned(session);
    }

    public void left(String session, long now) {
        ledger.left(session, now);
    }

    /** The jobs of sessions that stay away have failed. */
    public void giveUp(long now) {
        ledger.givenUp(now).forEach(this::publish);
    }

    private void publish(FinishedJob job) {
        publisher.publish(TopicCatalogue.JOBS, nodeId, job.window(), job::run);
    }
}
