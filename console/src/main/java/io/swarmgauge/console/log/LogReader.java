package io.swarmgauge.console.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Reads stretches of topics with one consumer. Every method fails with a KafkaException if the cluster does. For one thread. */
public final class LogReader implements AutoCloseable {

    /** Hears how far a long read has come, in offsets. */
    @FunctionalInterface
    public interface Progress {
        void at(long read, long all);
    }

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Patience patience;
    private long readAltogether;

    /**
     * Reads with the consumer, which belongs to the reader from now on.
     *
     * @param consumer of committed records only, without a group
     */
    public LogReader(Consumer<byte[], byte[]> consumer, Patience patience) {
        this.consumer = consumer;
        this.patience = patience;
    }

    /**
     * All partitions of the topic.
     *
     * @throws IllegalStateException if the cluster has no such topic
     */
    public List<TopicPartition> partitions(String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException(
                    "the cluster has no topic %s. Create it: swarmgauge topics create".formatted(topic));
        }
        return partitions;
    }

    /** Where the stretch lies now: what is written later is not in it. */
    public Bounds bounds(Stretch stretch) {
        Map<TopicPartition, Long> first = consumer.beginningOffsets(stretch.partitions());
        Map<TopicPartition, Long> last = consumer.endOffsets(stretch.partitions());
        return new Bounds(
                offsets(stretch.from(), first, last, true), offsets(stretch.until(), last, last, false), first);
    }

    /** Reads the stretch, oldest of each partition first, until its end or until the taker wants no more. */
    public void read(Stretch stretch, Progress progress, Predicate<ConsumerRecord<byte[], byte[]>> taker) {
        read(bounds(stretch), progress, taker);
    }

    /** Reads what lies within the bounds, oldest of each partition first, until its end or until the taker wants no more. */
    public void read(Bounds bounds, Progress progress, Predicate<ConsumerRecord<byte[], byte[]>> taker) {
        List<TopicPartition> wanted = bounds.filled();
        consumer.assign(wanted);
        wanted.forEach(partition -> consumer.seek(partition, bounds.start(partition)));
        long all = bounds.length();
        while (!isReached(bounds, wanted)) {
            for (ConsumerRecord<byte[], byte[]> kafkaRecord : consumer.poll(POLL)) {
                readAltogether++;
                boolean isInside = kafkaRecord.offset()
                        < bounds.end(new TopicPartition(kafkaRecord.topic(), kafkaRecord.partition()));
                if (isInside && !taker.test(kafkaRecord)) {
                    return;
                }
            }
            long left = wanted.stream()
                    .mapToLong(partition -> Math.max(0, bounds.end(partition) - consumer.position(partition)))
                    .sum();
            patience.at(readAltogether + all - left, wanted.get(0).topic());
            progress.at(all - left, all);
        }
    }

    /** The record at the place, if there is one. */
    public Optional<ConsumerRecord<byte[], byte[]>> at(TopicPartition partition, long offset) {
        if (!partitions(partition.topic()).contains(partition)) {
            return Optional.empty();
        }
        List<TopicPartition> one = List.of(partition);
        long first = consumer.beginningOffsets(one).getOrDefault(partition, 0L);
        long last = consumer.endOffsets(one).getOrDefault(partition, 0L);
        if (offset < first || offset >= last) {
            return Optional.empty();
        }
        Map<TopicPartition, Long> start = Map.of(partition, offset);
        HashMap<TopicPartition, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
        // An offset may hold a mark of a transaction, which is passed over: what comes then is another record.
        read(
                new Bounds(start, Map.of(partition, offset + 1), Map.of(partition, first)),
                (read, all) -> {},
                kafkaRecord -> {
                    found.put(partition, kafkaRecord);
                    return false;
                });
        return Optional.ofNullable(found.get(partition));
    }

    @Override
    public void close() {
        consumer.close();
    }

    private Map<TopicPartition, Long> offsets(
            long time, Map<TopicPartition, Long> otherwise, Map<TopicPartition, Long> ends, boolean isStart) {
        if (time == Stretch.OPEN || (isStart && time <= 0)) {
            return otherwise;
        }
        Map<TopicPartition, Long> times = new HashMap<>();
        ends.keySet().forEach(partition -> times.put(partition, Math.max(0, time)));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        Map<TopicPartition, Long> offsets = new HashMap<>();
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp first = found.get(partition);
            offsets.put(partition, first == null ? end : Math.min(end, first.offset()));
        });
        return offsets;
    }

    private boolean isReached(Bounds bounds, List<TopicPartition> wanted) {
        return wanted.stream().allMatch(partition -> consumer.position(partition) >= bounds.end(partition));
    }
}
