package io.swarmgauge.console.reading;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** One look at a whole topic, from its beginning to the ends seen at the start, and on from there if that is wanted. */
public final class TopicScan {

    private static final Duration POLL = Duration.ofMillis(200);

    /** A cluster that hands nothing over for so long does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;

    /** @param consumer of committed records only, without a group; it stays the caller's */
    public TopicScan(Consumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
    }

    /**
     * Hands over what stands on the topic.
     *
     * @throws IllegalStateException if the cluster has no such topic
     * @throws org.apache.kafka.common.KafkaException if it does not answer
     */
    public void read(java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException(
                    "the cluster has no topic %s. Create it: swarmgauge topics create".formatted(topic));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        CatchUp catchUp = new CatchUp();
        catchUp.endsAt(consumer.endOffsets(partitions));
        Map<TopicPartition, Long> reached = positions();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!catchUp.isReachedBy(reached)) {
            consumer.poll(POLL).forEach(taker);
            Map<TopicPartition, Long> now = positions();
            if (!now.equals(reached)) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new TimeoutException("%s gave nothing more within %d s".formatted(topic, PATIENCE.toSeconds()));
            }
            reached = now;
        }
    }

    /** Hands over what is written after what was read, while it is wanted. */
    public void follow(BooleanSupplier wanted, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        while (wanted.getAsBoolean()) {
            for (ConsumerRecord<byte[], byte[]> next : consumer.poll(POLL)) {
                if (wanted.getAsBoolean()) {
                    taker.accept(next);
                }
            }
        }
    }

    private Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> positions = new HashMap<>();
        consumer.assignment().forEach(partition -> positions.put(partition, consumer.position(partition)));
        return positions;
    }
}
