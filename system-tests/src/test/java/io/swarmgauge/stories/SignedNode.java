package io.swarmgauge.stories;

import io.swarmgauge.local.LocalPipeline;
import io.swarmgauge.schema.node.ChunkHistogram;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.node.Traffic;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.signing.NodeKey;
import io.swarmgauge.signing.RecordSignature;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A hoster without an agent: it writes signed transfer batches about one setup, each a second long. */
final class SignedNode implements AutoCloseable {

    private static final String TOPIC = TopicCatalogue.TRANSFERS.name();
    private static final long INTERVAL_MS = 1_000;

    private final NodeKey key = NodeKey.generate();
    private final long epoch = System.currentTimeMillis();
    private final String setupId;
    private final LocalPipeline pipeline;
    private final KafkaProducer<String, byte[]> producer;
    private long sequence;

    SignedNode(LocalPipeline pipeline, String setupId) {
        this.pipeline = pipeline;
        this.setupId = setupId;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", pipeline.cluster().bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    String nodeId() {
        return key.nodeId().hex();
    }

    /** Says that it uploaded one chunk of so many bytes in the last second. */
    void uploaded(int bytes) {
        send(new ChunkHistogram(List.of(0), List.of(1), List.of(bytes)), new Traffic(1L, (long) bytes));
    }

    /** Says that nothing moved in the last second: time goes on. */
    void idle() {
        send(new ChunkHistogram(List.of(), List.of(), List.of()), new Traffic(0L, 0L));
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send(ChunkHistogram uploads, Traffic uploaded) {
        long end = System.currentTimeMillis();
        sequence++;
        TransferBatch batch = TransferBatch.newBuilder()
                .setHeader(new NodeHeader(nodeId(), "europe", epoch, sequence, end - INTERVAL_MS, end))
                .setSetupId(setupId)
                .setRole(Role.HOSTER)
                .setUploaded(uploaded)
                .setDownloaded(new Traffic(0L, 0L))
                .setRequests(0)
                .setCounterparties(List.of())
                .setUploads(uploads)
                .setDownloads(new ChunkHistogram(List.of(), List.of(), List.of()))
                .build();
        byte[] value = pipeline.serdes().serializer(TopicCatalogue.TRANSFERS).serialize(TOPIC, batch);
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(TOPIC, null, end - 1, setupId, value);
        RecordSignature.sign(key, TOPIC, setupId, value, message.headers());
        try {
            producer.send(message).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker took no record", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
