package io.swarmgauge.serdes;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.swarmgauge.schema.node.ChunkHistogram;
import io.swarmgauge.schema.node.CounterpartyTraffic;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.node.Traffic;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, it says what Confluent's deserializer says. */
class TransferBatchDeserializerTest {

    private static final String TOPIC = TopicCatalogue.TRANSFERS.name();
    private static final RecordSerdes SERDES = new RecordSerdes(new RegistrySettings("mock://transfers", true));

    private static final List<Role> ROLES = List.of(Role.values());

    private final Random random = new Random(7);
    private final Deserializer<TransferBatch> quick = SERDES.deserializer(TopicCatalogue.TRANSFERS);
    private int asked;
    private final Deserializer<TransferBatch> avro = avro();
    private final Deserializer<TransferBatch> counted = new TransferBatchDeserializer(
            (topic, bytes) -> {
                asked++;
                return avro.deserialize(topic, bytes);
            },
            id -> TransferBatch.getClassSchema());

    @BeforeEach
    void bothKnowTheSchema() {
        byte[] bytes = bytes(batch());
        quick.deserialize(TOPIC, bytes);
        counted.deserialize(TOPIC, bytes);
        asked = 0;
    }

    @Test
    void anyRecordIsDecodedByHandAndIsTheSame() {
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = bytes(batch());
            assertThat(counted.deserialize(TOPIC, bytes)).isEqualTo(avro.deserialize(TOPIC, bytes));
        }
        assertThat(asked).isZero();
    }

    @Test
    void whatIsDecodedByHandCanBeWrittenAgain() {
        for (int i = 0; i < 200; i++) {
            byte[] bytes = bytes(batch());
            assertThat(bytes(counted.deserialize(TOPIC, bytes))).isEqualTo(bytes);
        }
    }

    @Test
    void extremeNumbersAreLeftToAvro() {
        TransferBatch batch = TransferBatch.newBuilder(batch())
                .setRequests(Long.MIN_VALUE)
                .setUploads(new ChunkHistogram(List.of(Integer.MAX_VALUE), List.of(Integer.MIN_VALUE), List.of(-1)))
                .build();

        assertThat(counted.deserialize(TOPIC, bytes(batch))).isEqualTo(batch);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void arraysInBlocksWithSizesAreLeftToAvro() throws IOException {
        TransferBatch batch = batch();
        byte[] plain = bytes(batch);
        ByteArrayOutputStream blocks = new ByteArrayOutputStream();
        blocks.write(plain, 0, 5);
        BinaryEncoder encoder = new EncoderFactory().configureBlockSize(64).blockingBinaryEncoder(blocks, null);
        new GenericDatumWriter<>(TransferBatch.getClassSchema(), SpecificData.getForClass(TransferBatch.class))
                .write(batch, encoder);
        encoder.flush();

        assertThat(counted.deserialize(TOPIC, blocks.toByteArray())).isEqualTo(batch);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void mutatedBytesAreWhatAvroSaysTheyAre() {
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = mutated(bytes(batch()));
            assertThat(outcome(() -> counted.deserialize(TOPIC, bytes)))
                    .as(() -> Arrays.toString(bytes))
                    .isEqualTo(outcome(() -> avro.deserialize(TOPIC, bytes)));
        }
    }

    @Test
    void theCataloguesDeserializerIsTheQuickOneAndAgrees() {
        assertThat(quick).isInstanceOf(TransferBatchDeserializer.class);
        TransferBatch batch = batch();
        assertThat(quick.deserialize(TOPIC, bytes(batch))).isEqualTo(batch);
    }

    private static Deserializer<TransferBatch> avro() {
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
        deserializer.configure(new RegistrySettings("mock://transfers", true).serdeConfig(), false);
        return new TypedDeserializer<>(TransferBatch.class, deserializer);
    }

    /** Empty where it is refused: the words for what is wrong are Avro's own in both. */
    private static Optional<TransferBatch> outcome(Supplier<TransferBatch> decoding) {
        try {
            return Optional.of(decoding.get());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private byte[] mutated(byte[] bytes) {
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            bytes[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, 5 + random.nextInt(bytes.length - 5)) : bytes;
    }

    private byte[] bytes(TransferBatch batch) {
        return SERDES.serializer(TopicCatalogue.TRANSFERS).serialize(TOPIC, batch);
    }

    private TransferBatch batch() {
        return TransferBatch.newBuilder()
                .setHeader(NodeHeader.newBuilder()
                        .setNodeId(text())
                        .setRegion(random.nextBoolean() ? "europe" : "Ünïcode ☃ 𝄞")
                        .setEpoch(number())
                        .setSequence(number())
                        .setWindowStart(number())
                        .setWindowEnd(number())
                        .build())
                .setSetupId(text())
                .setRole(ROLES.get(random.nextInt(ROLES.size())))
                .setUploaded(new Traffic(number(), number()))
                .setDownloaded(new Traffic(number(), number()))
                .setRequests(number())
                .setCounterparties(
                        Stream.generate(this::peer).limit(random.nextInt(5)).toList())
                .setOthers(random.nextBoolean() ? null : peer())
                .setUploads(histogram())
                .setDownloads(histogram())
                .build();
    }

    private CounterpartyTraffic peer() {
        return new CounterpartyTraffic(text(), number(), number(), number(), number());
    }

    private ChunkHistogram histogram() {
        return new ChunkHistogram(ints(), ints(), ints());
    }

    private List<Integer> ints() {
        return random.ints(random.nextInt(12), -1_000, 1 << 26).boxed().toList();
    }

    private String text() {
        return Long.toHexString(random.nextLong()).repeat(random.nextInt(5));
    }

    private long number() {
        return random.nextLong() >> (4 + random.nextInt(60));
    }
}
