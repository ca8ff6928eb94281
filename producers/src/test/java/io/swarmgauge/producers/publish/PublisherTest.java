package io.swarmgauge.producers.publish;

import static io.swarmgauge.producers.TestNodes.NODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.producers.spool.SpooledRecord;
import io.swarmgauge.producers.transfers.IntervalTally;
import io.swarmgauge.producers.transfers.TransferBatches;
import io.swarmgauge.schema.node.JobOutcome;
import io.swarmgauge.schema.node.JobRun;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.PeersBracket;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {

    private static final long NOW = 1_800_000_000_000L;

    @TempDir
    static Path directory;

    private final TestOutbox outbox = new TestOutbox(
            directory.resolve("spool-" + System.nanoTime()), Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));
    private final Publisher publisher = outbox.publisher();
    private final List<NodeHeader> headers = new ArrayList<>();

    @Test
    void aRecordSaysWhoSpeaksAndForWhichTime() {
        publish("s", new Window(NOW - 10, NOW - 5));

        assertThat(headers).containsExactly(new NodeHeader(NODE, "eu", NOW, 1L, NOW - 10, NOW - 5));
    }

    @Test
    void eachTopicAndKeyHasASequenceOfItsOwnWithoutGaps() {
        publish("s", Window.at(NOW));
        publish("t", Window.at(NOW));
        publish("s", Window.at(NOW));
        publisher.publish(TopicCatalogue.TRANSFERS, "s", Window.at(NOW), header -> {
            headers.add(header);
            return TransferBatches.batch(header, new IntervalTally("s", 0, 1), Role.HOSTER);
        });

        assertThat(headers).extracting(NodeHeader::getSequence).containsExactly(1L, 1L, 2L, 1L);
    }

    @Test
    void itsEventTimeIsItsWindowsLastMomentButNeverAheadOfTheClock() throws InterruptedException {
        publish("s", new Window(NOW - 20, NOW - 10));
        publish("s", new Window(NOW - 10, NOW + 60_000));
        publish("s", Window.at(NOW));

        assertThat(timestamps()).containsExactly(NOW - 11, NOW, NOW - 1);
    }

    private void publish(String key, Window window) {
        publisher.publish(TopicCatalogue.JOBS, key, window, header -> {
            headers.add(header);
            return new JobRun(header, "j", "k", Role.HOSTER, null, JobOutcome.DONE, PeersBracket.PEERS_0, null, null);
        });
    }

    private List<Long> timestamps() throws InterruptedException {
        List<Long> timestamps = new ArrayList<>();
        for (Optional<SpooledRecord> next = outbox.next(); next.isPresent(); next = outbox.next()) {
            timestamps.add(next.get().timestamp());
        }
        return timestamps;
    }
}
