package io.swarmgauge.producers.intake;

import io.swarmgauge.schema.node.HarvestEnd;
import io.swarmgauge.schema.node.JobOutcome;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Role;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a node says to its agent: one record for each line of the node protocol. */
public sealed interface NodeLine {

    /** Hands the line to the method that is made for it. */
    void dispatch(NodeLineHandler handler, NodeConnection from);

    /** Who speaks; {@code session} names one numbering of lines, which outlives the connection. */
    record Hello(
            String nodeId,
            Role role,
            List<String> setups,
            Optional<String> software,
            OptionalInt pid,
            Optional<String> session)
            implements NodeLine {

        public Hello {
            Check.publicKey("nodeId", nodeId);
            setups = List.copyOf(setups);
            setups.forEach(setup -> Check.name("setups", setup));
            software.ifPresent(name -> Check.name("software", name));
            pid.ifPresent(id -> Check.atLeastZero("pid", id));
            session.ifPresent(name -> Check.session("session", name));
        }

        @Override
        public void dispatch(NodeLineHandler handler, NodeConnection from) {
            handler.onHello(this, from);
        }
    }

    record Upload(String setup, int index, int bytes, String peer, long at) implements NodeLine {

        public Upload {
            Check.name("setup", setup);
            Check.atLeastZero("index", index);
            Check.atLeastZero("bytes", bytes);
            Check.publicKey("peer", peer);
        }

        @Override
        public void dispatch(NodeLineHandler handler, NodeConnection from) {
            handler.onUpload(this, from);
        }
    }

    record Download(String setup, int index, int bytes, String peer, long at) implements NodeLine {

        public Download {
            Check.name("setup", setup);
            Check.atLeastZero("index", index);
            Check.atLeastZero("bytes", bytes);
            Check.publicKey("peer", peer);
        }

        @Override
        public void dispatch(NodeLineHandler handler, NodeConnection from) {
            handler.onDownload(this, from);
        }
    }

    record Request(String setup, int index, String peer, long at) implements NodeLine {

        public Request {
            Check.name("setup", setup);
            Check.atLeastZero("index", index);
            Check.publicKey("peer", peer);
        }

        @Override
        public void dispatch(NodeLineHandler handler, NodeConnection from) {
            handler.onRequest(this, from);
        }
    }

    record Peers(String setup, int count) implements NodeLine {

        public Peers {
            Check.name("setup", setup);
            Check.atLeastZero("count", count);
        }

        @Override
        public void dispatch(NodeLineHandler handler, NodeConnection from) {
            handler.onPeers(this, from);
        }
    }

    record JobStart(String id, String job, Role role, Optional<String> setup, long at) implements NodeLine {

        public JobStart {
            Check.name("id", id);
            Check.name("job", job);
            setup.ifPresent(name -> Check.name("setup", name));
        }

        @Override
        public void dispatch(NodeLineHandler handler, NodeConnection from) {
            handler.onJobStart(this, from);
        }
    }

    record JobEnd(String id, JobOutcome outcome, long at) implements NodeLine {

        public JobEnd {
            Check.name("id", id);
        }

        @Override
        public void dispatch(NodeLineHandler handler, NodeConnection from) {
            handler.onJobEnd(this, from);
        }
    }

    /** Size and latency are of meaning only when the outcome is OK. */
    record ProbeSample(String probe, int index, Outcome outcome, int bytes, double latencyMs) implements NodeLine {

        public ProbeSample {
            Check.name("probe", probe);
            Check.atLeastZero("index", index);
            Check.atLeastZero("bytes", bytes);
            Check.atLeastZero("latencyMs", latencyMs);
        }

        @Override
        public void dispatch(NodeLineHandler handler, NodeConnection from) {
            handler.onSample(this, from);
        }
    }

    record ProbeEnd(String probe, double elapsedMs) implements NodeLine {

        public ProbeEnd {
            Check.name("probe", probe);
            Check.atLeastZero("elapsedMs", elapsedMs);
        }

        @Override
        public void dispatch(NodeLineHandler handler, NodeConnection from) {
            handler.onProbeEnd(this, from);
        }
    }

    /** A peer was heard asking for a chunk. */
    record Harvested(String harvest, int index, String peer) implements NodeLine {

        public Harvested {
            Check.name("harvest", harvest);
            Check.atLeastZero("index", index);
            Check.publicKey("peer", peer);
        }

        @Override
        public void dispatch(NodeLineHandler handler, NodeConnection from) {
            handler.onHarvested(this, from);
        }
    }

    /** All requests that were heard are counted, repeated ones too. */
    record HarvestEnded(String harvest, int requests, double elapsedMs, HarvestEnd endedBy) implements NodeLine {

        public HarvestEnded {
            Check.name("harvest", harvest);
            Check.atLeastZero("requests", requests);
            Check.atLeastZero("elapsedMs", elapsedMs);
        }

        @Override
        public void dispatch(NodeLineHandler handler, NodeConnection from) {
            handler.onHarvestEnd(this, from);
        }
    }

    /**
     * What came of asking for one chunk.
     *
     * @param peer who answered everybody's question first, or the hoster that was asked alone
     */
    record CheckSample(String check, int index, boolean ofEverybody, Outcome outcome, Optional<String> peer)
            implements NodeLine {

        public CheckSample {
            Check.name("check", check);
            Check.atLeastZero("index", index);
            peer.ifPresent(key -> Check.publicKey("peer", key));
        }

        @Override
        public void dispatch(NodeLineHandler handler, NodeConnection from) {
            handler.onCheckSample(this, from);
        }
    }

    record CheckEnd(String check, double elapsedMs) implements NodeLine {

        public CheckEnd {
            Check.name("check", check);
            Check.atLeastZero("elapsedMs", elapsedMs);
        }

        @Override
        public void dispatch(NodeLineHandler handler, NodeConnection from) {
            handler.onCheckEnd(this, from);
        }
    }

    record BenchmarkNow(Optional<String> setup, Optional<String> hoster) implements NodeLine {

        public BenchmarkNow {
            setup.ifPresent(name -> Check.name("setup", name));
            hoster.ifPresent(key -> Check.publicKey("hoster", key));
        }

        @Override
        public void dispatch(NodeLineHandler handler, NodeConnection from) {
            handler.onBenchmarkNow(this, from);
        }
    }

    record ReportNow(Optional<String> setup) implements NodeLine {

        public ReportNow {
            setup.ifPresent(name -> Check.name("setup", name));
        }

        @Override
        public void dispatch(NodeLineHandler handler, NodeConnection from) {
            handler.onReportNow(this, from);
        }
    }

    record Status() implements NodeLine {

        @Override
        public void dispatch(NodeLineHandler handler, NodeConnection from) {
            handler.onStatus(this, from);
        }
    }

    /** Asks what waits on disk. */
    record SpoolQuestion() implements NodeLine {

        @Override
        public void dispatch(NodeLineHandler handler, NodeConnection from) {
            handler.onSpool(this, from);
        }
    }
}
