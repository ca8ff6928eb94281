package io.swarmgauge.producers.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

class MemoryOutboxTest {

    private final List<String> dropped = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private final MemoryOutbox outbox = new MemoryOutbox(3, record -> dropped.add(record.key()), now::get);

    @Test
    void recordsLeaveInTheOrderTheyCame() throws InterruptedException {
        add(TopicCatalogue.TRANSFERS, "1");
        add(TopicCatalogue.HOST_METRICS, "2");
        add(TopicCatalogue.TRANSFERS, "3");

        assertThat(List.of(next(), next(), next())).containsExactly("1", "2", "3");
        assertThat(outbox.next(Set.of(), Duration.ZERO)).isEmpty();
    }

    @Test
    void aBlockedTopicDoesNotHoldUpTheOthers() throws InterruptedException {
        add(TopicCatalogue.TRANSFERS, "1");
        add(TopicCatalogue.SELF_REPORTS, "2");

        assertThat(outbox.next(Set.of("node.transfers"), Duration.ZERO).map(Outgoing::key))
                .contains("2");
        assertThat(outbox.next(Set.of("node.transfers"), Duration.ZERO)).isEmpty();
        assertThat(next()).isEqualTo("1");
    }

    @Test
    void whatIsPutBackComesFirstAgain() throws InterruptedException {
        add(TopicCatalogue.TRANSFERS, "1");
        add(TopicCatalogue.TRANSFERS, "2");
        Outgoing<?> first = outbox.next(Set.of(), Duration.ZERO).orElseThrow();
        assertThat(outbox.depth()).isEqualTo(2);

        outbox.putBack(first);

        assertThat(next()).isEqualTo("1");
        assertThat(next()).isEqualTo("2");
    }

    @Test
    void aRecordCountsUntilItIsSettled() throws InterruptedException {
        add(TopicCatalogue.TRANSFERS, "1");
        Outgoing<?> record = outbox.next(Set.of(), Duration.ZERO).orElseThrow();
        assertThat(outbox.depth()).isEqualTo(1);

        outbox.settled(record);

        assertThat(outbox.depth()).isZero();
    }

    @Test
    void whenItIsFullTheOldestHostMetricsGoFirstAndClaimsLast() throws InterruptedException {
        add(TopicCatalogue.SELF_REPORTS, "claim");
        add(TopicCatalogue.HOST_METRICS, "host-1");
        add(TopicCatalogue.HOST_METRICS, "host-2");
        add(TopicCatalogue.TRANSFERS, "batch-1");
        add(TopicCatalogue.TRANSFERS, "batch-2");
        add(TopicCatalogue.TRANSFERS, "batch-3");

        assertThat(dropped).containsExactly("host-1", "host-2", "batch-1");
        assertThat(List.of(next(), next(), next())).containsExactly("claim", "batch-2", "batch-3");
    }

    @Test
    void theOldestRecordWaitsUntilItIsSettledWhereverItIs() throws InterruptedException {
        add(TopicCatalogue.TRANSFERS, "1");
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        add(TopicCatalogue.JOBS, "2");
        assertThat(outbox.longestWait()).isEqualTo(Duration.ofSeconds(10));

        Outgoing<?> first = outbox.next(Set.of(), Duration.ZERO).orElseThrow();
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(outbox.longestWait()).isEqualTo(Duration.ofSeconds(20));
        outbox.putBack(first);
        assertThat(outbox.longestWait()).isEqualTo(Duration.ofSeconds(20));

        outbox.settled(outbox.next(Set.of(), Duration.ZERO).orElseThrow());
        assertThat(outbox.longestWait()).isEqualTo(Duration.ofSeconds(10));
        outbox.settled(outbox.next(Set.of(), Duration.ZERO).orElseThrow());
        assertThat(outbox.longestWait()).isZero();
    }

    private String next() throws InterruptedException {
        Optional<Outgoing<?>> next = outbox.next(Set.of(), Duration.ZERO);
        return next.orElseThrow().key();
    }

    private <V> void add(Topic<V> topic, String key) {
        V empty = topic.type()
                .cast(SpecificData.get().newRecord(null, SpecificData.get().getSchema(topic.type())));
        outbox.add(new Outgoing<>(topic, key, 0, empty));
    }
}
