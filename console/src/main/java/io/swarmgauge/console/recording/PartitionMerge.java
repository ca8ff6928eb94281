package io.swarmgauge.console.recording;

import io.swarmgauge.console.log.Bounds;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads partitions together: each in its own order, the one with the oldest next record first. Holds back what is ahead of the others. */
final class PartitionMerge {

    /** Takes records one after the other. */
    @FunctionalInterface
    interface Taker {
        void take(ConsumerRecord<byte[], byte[]> kafkaRecord) throws IOException;
    }

    private static final int AHEAD = 500;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Comparator<ConsumerRecord<byte[], byte[]>> OLDEST_FIRST =
            Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
                    .thenComparing(ConsumerRecord::topic)
                    .thenComparingInt(ConsumerRecord::partition);

    private final Consumer<byte[], byte[]> consumer;
    private final Bounds bounds;
    private final Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> waiting = new HashMap<>();
    private long movedAt = System.nanoTime();

    PartitionMerge(Consumer<byte[], byte[]> consumer, Bounds bounds) {
        this.consumer = consumer;
        this.bounds = bounds;
        bounds.filled().forEach(partition -> waiting.put(partition, new ArrayDeque<>()));
    }

    void read(Taker taker) throws IOException {
        List<TopicPartition> wanted = bounds.filled();
        consumer.assign(wanted);
        wanted.forEach(partition -> consumer.seek(partition, bounds.start(partition)));
        while (!waiting.isEmpty()) {
            fetch();
            Optional<ConsumerRecord<byte[], byte[]>> next = next();
            while (next.isPresent()) {
                taker.take(next.get());
                next = next();
            }
        }
    }

    private void fetch() {
        List<TopicPartition> full = new ArrayList<>();
        List<TopicPartition> open = new ArrayList<>();
        waiting.forEach((partition, held) -> (held.size() >= AHEAD ? full : open).add(partition));
        consumer.pause(full);
        consumer.resume(open);
        int taken = 0;
        for (ConsumerRecord<byte[], byte[]> kafkaRecord : consumer.poll(POLL)) {
            TopicPartition partition = new TopicPartition(kafkaRecord.topic(), kafkaRecord.partition());
            Deque<ConsumerRecord<byte[], byte[]>> held = waiting.get(partition);
            if (held != null && kafkaRecord.offset() < bounds.end(partition)) {
                held.add(kafkaRecord);
            }
            taken++;
        }
        if (taken > 0) {
            movedAt = System.nanoTime();
        } else if (System.nanoTime() - movedAt > SILENCE.toNanos()) {
            throw new TimeoutException("the cluster gave nothing more within %d s".formatted(SILENCE.toSeconds()));
        }
    }

    /** The oldest of the next records; empty while a partition that is not read to its end has none in hand. */
    private Optional<ConsumerRecord<byte[], byte[]>> next() {
        waiting.entrySet().removeIf(held -> held.getValue().isEmpty() && isRead(held.getKey()));
        if (waiting.values().stream().anyMatch(Deque::isEmpty)) {
            return Optional.empty();
        }
        Optional<ConsumerRecord<byte[], byte[]>> oldest =
                waiting.values().stream().map(Deque::getFirst).min(OLDEST_FIRST);
        oldest.map(first -> waiting.get(new TopicPartition(first.topic(), first.partition())))
                .ifPresent(Deque::removeFirst);
        return oldest;
    }

    private boolean isRead(TopicPartition partition) {
        return consumer.position(partition) >= bounds.end(partition);
    }
}
