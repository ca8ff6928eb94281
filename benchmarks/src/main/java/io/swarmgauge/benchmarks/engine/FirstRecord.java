package io.swarmgauge.benchmarks.engine;

import io.swarmgauge.topics.TopicCatalogue;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells when an engine's consumer has the first transfers in its hands. Every engine reads through Kafka's own consumer,
 * so that they are all measured from the same moment, whatever they need to get going.
 */
public final class FirstRecord implements ConsumerInterceptor<Object, Object> {

    private static final AtomicReference<Runnable> WAITING = new AtomicReference<>(() -> {});

    /** Runs the action once, at the next first transfers in this process. */
    static void tell(Runnable action) {
        WAITING.set(action);
    }

    @Override
    public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> records) {
        for (TopicPartition partition : records.partitions()) {
            if (partition.topic().equals(TopicCatalogue.TRANSFERS.name())) {
                WAITING.getAndSet(() -> {}).run();
            }
        }
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> configs) {}
}
