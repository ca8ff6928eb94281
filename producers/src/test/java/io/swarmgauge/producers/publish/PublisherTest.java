package io.swarmgauge.producers.publish;

import static io.swarmgauge.producers.TestNodes.NODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.identity.NodeId;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublisherTest {

    private static final long NOW = 1_800_000_000_000L;

    private final MemoryOutbox outbox = new MemoryOutbox(100, dropped -> {});
    private final Publisher publisher =
            new Publisher(new NodeId(NODE), "eu", 42, Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC), outbox);
    private final List<NodeHeader> headers = new ArrayList<>();

    @Test
    void aRecordSaysWhoSpeaksAndForWhichTime() {
        publish("s", new Window(NOW - 10, NOW - 5));

        assertThat(headers).containsExactly(new NodeHeader(NODE, "eu", 42L, 1L, NOW - 10, NOW - 5));
    }

    @Test
    void eachTopicAndKeyHasASequenceOfItsOwnWithoutGaps() {
        publish("s", Window.at(NOW));
        publish("t", Window.at(NOW));
        publish("s", Window.at(NOW));
        publisher.publish(TopicCatalogue.TRANSFERS, "s", Window.at(NOW), header -> {
            headers.add(header);
            return new io.swarmgauge.schema.node.TransferBatch();
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
            return new io.swarmgauge.schema.node.JobRun();
        });
    }

    private List<Long> timestamps() throws InterruptedException {
        List<Long> timestamps = new ArrayList<>();
        Optional<Outgoing<?>> next = outbox.next(Set.of(), Duration.ZERO);
        while (next.isPresent()) {
            timestamps.add(next.get().timestamp());
            next = outbox.next(Set.of(), Duration.ZERO);
        }
        return timestamps;
    }
}
