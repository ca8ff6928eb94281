package io.swarmgauge.console.letters;

import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** The dead letters of a cluster. Every method makes a consumer of its own, and fails with a KafkaException if the cluster does. */
public final class LetterTopic {

    /** Hears how far a long read has come, in offsets. */
    @FunctionalInterface
    public interface Progress {
        void at(long read, long all);
    }

    private static final String TOPIC = TopicCatalogue.DEAD_LETTERS.name();
    private static final Duration POLL = Duration.ofMillis(200);

    /** A cluster that hands nothing over for so long does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Supplier<Consumer<byte[], byte[]>> consumers;

    /**
     * Reads with the consumers, each used once.
     *
     * @param consumers of committed records only, without a group
     */
    public LetterTopic(Supplier<Consumer<byte[], byte[]>> consumers) {
        this.consumers = consumers;
    }

    /**
     * Reads the letters up to the ends seen at the start, oldest of each partition first.
     *
     * @param since leaves out what was refused before, epoch milliseconds of stream time (UTC), where that saves reading
     * @throws IllegalStateException if the cluster has no such topic
     */
    public void read(OptionalLong since, Progress progress, java.util.function.Consumer<KeptRecord> taker) {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            List<TopicPartition> partitions = assign(consumer);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> starts = starts(consumer, since, ends);
            starts.forEach(consumer::seek);
            long first = sum(starts);
            long all = sum(ends) - first;
            Silence silence = new Silence();
            while (isShortOf(consumer, ends)) {
                for (ConsumerRecord<byte[], byte[]> kafkaRecord : consumer.poll(POLL)) {
                    if (kafkaRecord.offset()
                            < ends.getOrDefault(new TopicPartition(TOPIC, kafkaRecord.partition()), 0L)) {
                        taker.accept(KeptRecord.of(kafkaRecord));
                    }
                }
                long read = partitions.stream().mapToLong(consumer::position).sum() - first;
                silence.breaksAt(read);
                progress.at(Math.min(read, all), all);
            }
        }
    }

    /**
     * The letter at the position, if there is one.
     *
     * @throws IllegalStateException if the cluster has no such topic
     */
    public Optional<KeptRecord> at(Position position) {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            TopicPartition partition = new TopicPartition(TOPIC, position.partition());
            if (!partitions(consumer).contains(partition)) {
                return Optional.empty();
            }
            List<TopicPartition> one = List.of(partition);
            consumer.assign(one);
            if (position.offset() < beginning(consumer, partition)
                    || position.offset() >= consumer.endOffsets(one).getOrDefault(partition, 0L)) {
                return Optional.empty();
            }
            consumer.seek(partition, position.offset());
            Silence silence = new Silence();
            // An offset may hold a mark of a transaction or an aborted record, which are passed over.
            while (consumer.position(partition) <= position.offset()) {
                for (ConsumerRecord<byte[], byte[]> kafkaRecord : consumer.poll(POLL)) {
                    return kafkaRecord.offset() == position.offset()
                            ? Optional.of(KeptRecord.of(kafkaRecord))
                            : Optional.empty();
                }
                silence.breaksAt(consumer.position(partition));
            }
            return Optional.empty();
        }
    }

    /**
     * Hands over letters that are written from now on, while they are wanted.
     *
     * @throws IllegalStateException if the cluster has no such topic
     */
    public void follow(BooleanSupplier wanted, java.util.function.Consumer<KeptRecord> taker) {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            List<TopicPartition> partitions = assign(consumer);
            consumer.endOffsets(partitions).forEach(consumer::seek);
            while (wanted.getAsBoolean()) {
                for (ConsumerRecord<byte[], byte[]> kafkaRecord : consumer.poll(POLL)) {
                    if (wanted.getAsBoolean()) {
                        taker.accept(KeptRecord.of(kafkaRecord));
                    }
                }
            }
        }
    }

    private static List<TopicPartition> assign(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        if (partitions.isEmpty()) {
            throw new IllegalStateException(
                    "the cluster has no topic %s. Create it: swarmgauge topics create".formatted(TOPIC));
        }
        consumer.assign(partitions);
        return partitions;
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(TOPIC).stream()
                .map(info -> new TopicPartition(TOPIC, info.partition()))
                .toList();
    }

    private static Map<TopicPartition, Long> starts(
            Consumer<byte[], byte[]> consumer, OptionalLong since, Map<TopicPartition, Long> ends) {
        if (since.isEmpty()) {
            return consumer.beginningOffsets(ends.keySet());
        }
        Map<TopicPartition, Long> times = new HashMap<>();
        ends.keySet().forEach(partition -> times.put(partition, Math.max(0, since.getAsLong())));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        Map<TopicPartition, Long> starts = new HashMap<>();
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp first = found.get(partition);
            starts.put(partition, first == null ? end : Math.min(end, first.offset()));
        });
        return starts;
    }

    private static long beginning(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        return consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    private static boolean isShortOf(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Gives up when a read stands still. */
    private static final class Silence {

        private long place = -1;
        private long deadline = System.nanoTime() + PATIENCE.toNanos();

        void breaksAt(long now) {
            if (now != place) {
                place = now;
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new TimeoutException("%s gave nothing more within %d s".formatted(TOPIC, PATIENCE.toSeconds()));
            }
        }
    }
}
