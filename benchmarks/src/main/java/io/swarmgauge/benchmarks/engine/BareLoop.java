package io.swarmgauge.benchmarks.engine;

import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The limit. It writes and commits as the guarantee asks, but keeps its sums on the heap alone: killed, it would have to
 * read from the start.
 */
final class BareLoop implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final RunOrder order;
    private final MovedReader reader;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final ConclusionWriter writer = new ConclusionWriter();
    private final Map<Integer, OpenWindows> windows = new HashMap<>();
    private volatile boolean stopped;
    private volatile @Nullable Exception failure;

    BareLoop(RunOrder order, MovedReader reader) {
        this.order = order;
        this.reader = reader;
        this.consumer = new KafkaConsumer<>(Clients.consumer(order));
        Properties settings = Clients.producer(order);
        if (order.guarantee().isExact()) {
            settings.setProperty(ProducerConfig.TRANSACTIONAL_ID_CONFIG, order.runId());
        }
        this.producer = new KafkaProducer<>(settings);
    }

    void run() {
        List<TopicPartition> partitions = consumer.partitionsFor(TopicCatalogue.TRANSFERS.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        if (order.guarantee().isExact()) {
            producer.initTransactions();
        }
        begin();
        long committed = System.nanoTime();
        while (!stopped) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            records.forEach(this::take);
            if (System.nanoTime() - committed > Engine.COMMIT_EVERY.toNanos()) {
                commit(partitions);
                begin();
                committed = System.nanoTime();
            }
        }
        commit(partitions);
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        windows.computeIfAbsent(record.partition(), partition -> new OpenWindows())
                .add(reader.read(record), record.timestamp())
                .forEach(this::send);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of it
    private void send(Concluded concluded) {
        producer.send(writer.record(concluded), (metadata, exception) -> {
            if (exception != null) {
                failure = exception;
            }
        });
    }

    private void requireWritten() {
        Exception failed = failure;
        if (failed != null) {
            throw new KafkaException("a conclusion could not be written", failed);
        }
    }

    /** Not after the last commit: a producer that is closed in an empty transaction may take half a minute for it. */
    private void begin() {
        if (order.guarantee().isExact()) {
            producer.beginTransaction();
        }
    }

    private void commit(List<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        partitions.forEach(partition -> offsets.put(partition, new OffsetAndMetadata(consumer.position(partition))));
        if (order.guarantee().isExact()) {
            producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
            producer.commitTransaction();
        } else {
            producer.flush();
            requireWritten();
            consumer.commitSync(offsets);
        }
    }
}
