package io.swarmgauge.producers.spool;

import static io.swarmgauge.producers.TestNodes.KEY;
import static io.swarmgauge.producers.TestNodes.NODE;

import io.swarmgauge.schema.node.JobOutcome;
import io.swarmgauge.schema.node.JobRun;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.PeersBracket;
import io.swarmgauge.schema.node.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A spool and what tests do with it. */
final class SpoolRig implements AutoCloseable {

    static final String TRANSFERS = "node.transfers";
    static final String METRICS = "node.host-metrics";

    final Spool spool;

    private SpoolRig(Spool spool) {
        this.spool = spool;
    }

    static SpoolRig open(Path directory) throws IOException {
        return open(SpoolFiles.in(directory), SpoolSettings.DEFAULT_MAX_BYTES, Clock.systemUTC());
    }

    static SpoolRig open(SpoolFiles files, long maxBytes, Clock clock) throws IOException {
        return new SpoolRig(Spool.open(files, maxBytes, KEY.nodeId(), clock, clock::millis, SpoolListener.NOBODY));
    }

    SpoolRig add(String topic) {
        return add(topic, "");
    }

    SpoolRig add(String topic, String filling) {
        spool.add(topic, NODE, 1_000, position -> record(position, "kind" + filling));
        return this;
    }

    static JobRun record(Spool.Position position, String kind) {
        return new JobRun(
                new NodeHeader(NODE, "eu", position.epoch(), position.sequence(), 1L, 2L),
                "job",
                kind,
                Role.HOSTER,
                null,
                JobOutcome.DONE,
                PeersBracket.PEERS_0,
                null,
                null);
    }

    boolean commit() {
        return spool.commit(spool.take());
    }

    Optional<SpooledRecord> next() throws InterruptedException {
        return spool.next(Set.of(), Duration.ZERO);
    }

    /** Every record that can be delivered now, as topic and sequence. */
    List<String> deliverable() throws InterruptedException {
        List<String> found = new ArrayList<>();
        for (Optional<SpooledRecord> next = next(); next.isPresent(); next = next()) {
            found.add(next.get().topic() + "#" + next.get().sequence());
        }
        return found;
    }

    long sum(java.util.function.ToLongFunction<SpoolStatus.TopicStatus> figure) {
        return spool.status().sum(figure);
    }

    @Override
    public void close() {
        spool.close();
    }
}
