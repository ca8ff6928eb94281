package io.swarmgauge.benchmarks.agent;

import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.signing.SignatureCheck;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a node's agent has put on the topic of transfers: every record counts once, and only if the node signed it. */
final class ArrivedTransfers implements AutoCloseable {

    /** Confluent's wire format: a zero and the schema's id. */
    private static final int PREFIX_BYTES = 5;

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String nodeId;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final SignatureCheck signatures = new SignatureCheck();
    private final SpecificDatumReader<TransferBatch> reader = new SpecificDatumReader<>(TransferBatch.class);
    private final Set<Long> sequences = new HashSet<>();
    private long chunks;
    private long bytes;
    private long valueBytes;

    ArrivedTransfers(String bootstrapServers, String nodeId) {
        this.nodeId = nodeId;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(TopicCatalogue.TRANSFERS.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * Reads until so many chunk events are there.
     *
     * @throws AgentBenchException if they do not come, or more or others come
     */
    void await(long expected) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (chunks < expected && System.nanoTime() < deadline) {
            consumer.poll(POLL).forEach(this::take);
        }
        if (chunks != expected || bytes != expected * ChunkEvents.CHUNK_BYTES) {
            throw new AgentBenchException(
                    "%,d chunk events were said, records of %,d chunks and %,d bytes are on the broker"
                            .formatted(expected, chunks, bytes));
        }
    }

    /** Records that tell of chunk events. */
    long records() {
        return sequences.size();
    }

    /** Bytes of their values as they were encoded. */
    long valueBytes() {
        return valueBytes;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        SignatureCheck.Result result = signatures.check(record.topic(), record.key(), record.value(), record.headers());
        if (!(result instanceof SignatureCheck.Result.Signed signed)) {
            throw new AgentBenchException("a record is on the broker that no door would let in: " + result);
        }
        TransferBatch batch = decode(record.value());
        if (!signed.by().hex().equals(nodeId)
                || batch.getUploaded().getChunks() == 0
                || !sequences.add(batch.getHeader().getSequence())) {
            return;
        }
        chunks += batch.getUploaded().getChunks();
        bytes += batch.getUploaded().getBytes();
        valueBytes += record.value().length;
    }

    private TransferBatch decode(byte[] value) {
        try {
            return reader.read(
                    null, DecoderFactory.get().binaryDecoder(value, PREFIX_BYTES, value.length - PREFIX_BYTES, null));
        } catch (IOException e) {
            throw new UncheckedIOException("a transfer batch cannot be read", e);
        }
    }
}
