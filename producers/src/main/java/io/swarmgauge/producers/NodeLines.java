package io.swarmgauge.producers;

import io.swarmgauge.producers.attestation.Attestation;
import io.swarmgauge.producers.intake.AgentLine;
import io.swarmgauge.producers.intake.BadLineException;
import io.swarmgauge.producers.intake.BadLineException.Reason;
import io.swarmgauge.producers.intake.NodeConnection;
import io.swarmgauge.producers.intake.NodeLine;
import io.swarmgauge.producers.intake.NodeLineHandler;
import io.swarmgauge.producers.jobs.JobOwner;
import io.swarmgauge.producers.jobs.JobRecorder;
import io.swarmgauge.producers.presence.Presence;
import io.swarmgauge.producers.sessions.Sessions;
import io.swarmgauge.producers.spool.SpoolStatus;
import io.swarmgauge.producers.transfers.TransferRecorder;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the agent does with each line of its node. Called from the threads that read, one line at a time. */
final class NodeLines implements NodeLineHandler, Sessions.StoredListener {

    private static final Logger LOG = LoggerFactory.getLogger(NodeLines.class);

    private final String nodeId;
    private final Presence presence;
    private final Sessions sessions;
    private final TransferRecorder recorder;
    private final TrafficReporter reporter;
    private final boolean flushEachEvent;
    private final JobRecorder jobs;
    private final Optional<Attestation> attestation;
    private final AgentTimers timers;
    private final Clock clock;
    private final Supplier<AgentLine.Status> status;
    private final Supplier<SpoolStatus> spool;
    private final LongAdder uploads = new LongAdder();
    private final LongAdder downloads = new LongAdder();

    NodeLines(
            String nodeId,
            AgentMemory memory,
            TrafficReporter reporter,
            boolean flushEachEvent,
            JobRecorder jobs,
            Optional<Attestation> attestation,
            AgentTimers timers,
            Clock clock,
            Supplier<AgentLine.Status> status,
            Supplier<SpoolStatus> spool) {
        this.nodeId = nodeId;
        this.presence = memory.presence();
        this.sessions = memory.sessions();
        this.recorder = memory.recorder();
        this.reporter = reporter;
        this.flushEachEvent = flushEachEvent;
        this.jobs = jobs;
        this.attestation = attestation;
        this.timers = timers;
        this.clock = clock;
        this.status = status;
        this.spool = spool;
    }

    long uploads() {
        return uploads.sum();
    }

    long downloads() {
        return downloads.sum();
    }

    @Override
    public void onHello(NodeLine.Hello hello, NodeConnection from) {
        if (!hello.nodeId().equals(nodeId)) {
            throw new BadLineException(Reason.WRONG_NODE, "this agent speaks for " + nodeId);
        }
        hello.setups().forEach(this::requireKnown);
        presence.said(hello, from);
        LOG.info(
                "{} is a {} with {} setups",
                from.name(),
                hello.role(),
                hello.setups().size());
        Optional<String> session = hello.session();
        if (session.isEmpty()) {
            welcome(from, null);
        } else {
            jobs.returned(session.get());
            sessions.begin(session.get(), from, clock.millis()).ifPresent(stored -> welcome(from, stored));
        }
    }

    private void welcome(NodeConnection to, @Nullable Long stored) {
        to.send(new AgentLine.Welcome(nodeId, Version.current(), stored));
    }

    @Override
    public void stored(NodeConnection to, String session, long number) {
        to.send(new AgentLine.Stored(session, number));
    }

    @Override
    public void begun(NodeConnection to, long stored) {
        welcome(to, stored);
    }

    @Override
    public boolean isNew(long number, NodeConnection from) {
        return sessions.take(number, from, clock.millis());
    }

    @Override
    public void onUpload(NodeLine.Upload upload, NodeConnection from) {
        requireKnown(upload.setup());
        recorder.upload(upload.setup(), upload.index(), upload.bytes(), upload.peer(), upload.at());
        uploads.increment();
        recorded();
    }

    @Override
    public void onDownload(NodeLine.Download download, NodeConnection from) {
        requireKnown(download.setup());
        recorder.download(download.setup(), download.index(), download.bytes(), download.peer(), download.at());
        downloads.increment();
        recorded();
    }

    @Override
    public void onRequest(NodeLine.Request request, NodeConnection from) {
        requireKnown(request.setup());
        recorder.request(request.setup(), request.at());
        recorded();
    }

    @Override
    public void onPeers(NodeLine.Peers peers, NodeConnection from) {
        requireKnown(peers.setup());
        jobs.peers(peers, from);
    }

    @Override
    public void onJobStart(NodeLine.JobStart start, NodeConnection from) {
        start.setup().ifPresent(this::requireKnown);
        JobOwner owner =
                sessions.of(from).<JobOwner>map(JobOwner.Session::new).orElseGet(() -> new JobOwner.Connection(from));
        jobs.started(start, presence.pidOf(from), owner);
    }

    @Override
    public void onJobEnd(NodeLine.JobEnd end, NodeConnection from) {
        jobs.ended(end, presence.pidOf(from));
    }

    @Override
    public void onSample(NodeLine.ProbeSample sample, NodeConnection from) {
        attesting(Reason.UNKNOWN_PROBE).benchmarks().sampled(sample);
    }

    @Override
    public void onProbeEnd(NodeLine.ProbeEnd end, NodeConnection from) {
        attesting(Reason.UNKNOWN_PROBE).benchmarks().ended(end, clock.millis());
    }

    @Override
    public void onHarvested(NodeLine.Harvested line, NodeConnection from) {
        attesting(Reason.UNKNOWN_HARVEST).harvests().heard(line);
    }

    @Override
    public void onHarvestEnd(NodeLine.HarvestEnded line, NodeConnection from) {
        attesting(Reason.UNKNOWN_HARVEST).harvests().ended(line, clock.millis());
    }

    @Override
    public void onCheckSample(NodeLine.CheckSample sample, NodeConnection from) {
        attesting(Reason.UNKNOWN_CHECK).checks().answered(sample);
    }

    @Override
    public void onCheckEnd(NodeLine.CheckEnd end, NodeConnection from) {
        attesting(Reason.UNKNOWN_CHECK).checks().ended(end, clock.millis());
    }

    @Override
    public void onBenchmarkNow(NodeLine.BenchmarkNow request, NodeConnection from) {
        int targets = attesting(Reason.NO_ATTESTOR)
                .benchmarks()
                .measureNow(request.setup(), request.hoster(), clock.millis());
        from.send(new AgentLine.Benchmarking(targets));
    }

    @Override
    public void onReportNow(NodeLine.ReportNow request, NodeConnection from) {
        Optional<String> setup = request.setup();
        setup.ifPresent(this::requireKnown);
        timers.soon(() -> from.send(new AgentLine.Reported(reporter.reportNow(setup, clock.millis()))));
    }

    @Override
    public void onStatus(NodeLine.Status request, NodeConnection from) {
        from.send(status.get());
    }

    @Override
    public void onSpool(NodeLine.SpoolQuestion request, NodeConnection from) {
        SpoolStatus now = spool.get();
        from.send(new AgentLine.Spool(
                now.epoch(), now.fileBytes(), now.lastAcknowledgedMs(), now.condition(), now.topics()));
    }

    @Override
    public void onClosed(NodeConnection from) {
        presence.left(from);
        sessions.closed(from).ifPresent(session -> jobs.left(session, clock.millis()));
        jobs.closed(from, clock.millis());
        attestation.ifPresent(work -> work.nodeLeft(from, clock.millis()));
    }

    private void recorded() {
        if (flushEachEvent) {
            reporter.flushOpen();
        }
    }

    private Attestation attesting(Reason otherwise) {
        return attestation.orElseThrow(() -> new BadLineException(otherwise, "this agent's node is not an attestor"));
    }

    private void requireKnown(String setup) {
        if (!presence.knows(setup)) {
            throw new BadLineException(Reason.UNKNOWN_SETUP, "'" + setup + "' is not in node.setups");
        }
    }
}
