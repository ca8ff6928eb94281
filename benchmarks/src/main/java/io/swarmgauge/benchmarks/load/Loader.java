package io.swarmgauge.benchmarks.load;

import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.signing.RecordSignature;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Puts the load on the topics: signed by its nodes, in the wire format, compressed as agents do. */
public final class Loader implements AutoCloseable {

    private static final int BLOCK = 10_000;

    private final LoadShape shape;
    private final Cast cast;
    private final Batches batches;
    private final KafkaProducer<String, byte[]> producer;
    private final Serializer<HostingSetup> setups = Wire.serdes().serializer(TopicCatalogue.HOSTING_SETUPS);
    private final Serializer<TransferBatch> transfers = Wire.serdes().serializer(TopicCatalogue.TRANSFERS);
    private final Aggregates expected = new Aggregates();
    private volatile @Nullable Exception failure;

    public Loader(LoadShape shape, String bootstrapServers) {
        this.shape = shape;
        this.cast = new Cast(shape.seed());
        this.batches = new Batches(shape, cast);
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 * 1024,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "zstd"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Writes everything and says what it adds up to. */
    public Aggregates load() {
        IntStream.range(0, shape.setups()).forEach(this::plan);
        for (long first = 0; first < shape.records(); first += BLOCK) {
            block(LongStream.range(first, Math.min(first + BLOCK, shape.records()))
                    .mapToObj(batches::batch)
                    .toList());
        }
        block(IntStream.range(0, shape.setups()).mapToObj(batches::closing).toList());
        producer.flush();
        Exception failed = failure;
        if (failed != null) {
            throw new IllegalStateException("the load could not be written: " + failed.getMessage(), failed);
        }
        return expected;
    }

    @Override
    public void close() {
        producer.close();
    }

    private void plan(int setup) {
        String topic = TopicCatalogue.HOSTING_SETUPS.name();
        long before = LoadShape.BEGIN - 1;
        send(new ProducerRecord<>(
                topic, null, before, cast.setupId(setup), setups.serialize(topic, cast.setup(setup))));
    }

    /** Signing takes the most time, and goes on all processors; the order stays. */
    private void block(List<TransferBatch> block) {
        block.forEach(this::expect);
        block.parallelStream().map(this::signed).toList().forEach(this::send);
    }

    private void expect(TransferBatch batch) {
        long start = batch.getHeader().getWindowStart();
        if (start < LoadShape.END) {
            expected.add(
                    batch.getSetupId(),
                    start - Math.floorMod(start, LoadShape.WINDOW.toMillis()),
                    batch.getHeader().getNodeId(),
                    new Sums(
                            batch.getDownloaded().getChunks(),
                            batch.getDownloaded().getBytes(),
                            batch.getUploaded().getChunks(),
                            batch.getUploaded().getBytes()));
        }
    }

    private ProducerRecord<String, byte[]> signed(TransferBatch batch) {
        String topic = TopicCatalogue.TRANSFERS.name();
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                topic,
                null,
                batch.getHeader().getWindowEnd() - 1,
                batch.getSetupId(),
                transfers.serialize(topic, batch));
        RecordSignature.sign(
                cast.key(batch.getHeader().getNodeId()), topic, record.key(), record.value(), record.headers());
        return record;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of it
    private void send(ProducerRecord<String, byte[]> record) {
        producer.send(record, (metadata, exception) -> {
            if (exception != null) {
                failure = exception;
            }
        });
    }
}
