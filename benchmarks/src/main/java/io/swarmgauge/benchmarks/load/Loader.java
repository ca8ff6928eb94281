package io.swarmgauge.benchmarks.load;

import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** Puts the load on the topics: signed by its nodes, in the wire format, compressed as agents do. */
public final class Loader implements AutoCloseable {

    private static final int BLOCK = 10_000;

    private final LoadShape shape;
    private final Cast cast;
    private final Batches batches;
    private final Sender sender;
    private final Serializer<HostingSetup> setups = Wire.serdes().serializer(TopicCatalogue.HOSTING_SETUPS);
    private final SignedRecords<TransferBatch> records = new SignedRecords<>(TopicCatalogue.TRANSFERS);
    private final Aggregates expected = new Aggregates();

    public Loader(LoadShape shape, String bootstrapServers) {
        this.shape = shape;
        this.cast = new Cast(shape.seed());
        this.batches = new Batches(shape.lane(), shape.seed(), cast);
        this.sender = new Sender(bootstrapServers);
    }

    /** Writes everything and says what it adds up to. */
    public Aggregates load() {
        IntStream.range(0, shape.setups()).forEach(this::plan);
        for (long first = 0; first < shape.records(); first += BLOCK) {
            block(LongStream.range(first, Math.min(first + BLOCK, shape.records()))
                    .mapToObj(number -> batches.batch(shape.place(number), number))
                    .toList());
        }
        block(IntStream.range(0, shape.setups())
                .mapToObj(setup -> batches.nothing(shape.closing(setup)))
                .toList());
        sender.flush();
        return expected;
    }

    @Override
    public void close() {
        sender.close();
    }

    private void plan(int setup) {
        String topic = TopicCatalogue.HOSTING_SETUPS.name();
        long before = LoadShape.BEGIN - 1;
        sender.send(new ProducerRecord<>(
                topic, null, before, cast.setupId(setup), setups.serialize(topic, cast.setup(setup))));
    }

    /** Signing takes the most time, and goes on all processors; the order stays. */
    private void block(List<TransferBatch> block) {
        block.forEach(this::expect);
        block.parallelStream().map(this::signed).toList().forEach(sender::send);
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
        return records.of(
                batch.getSetupId(),
                batch,
                batch.getHeader(),
                cast.key(batch.getHeader().getNodeId()));
    }
}
