package io.swarmgauge.console.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmgauge.schema.recording.RecordedHeader;
import io.swarmgauge.schema.recording.RecordedMessage;
import io.swarmgauge.schema.recording.RecordedSchema;
import io.swarmgauge.schema.recording.RecordedTopic;
import io.swarmgauge.schema.recording.RecordingHeading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

    private static final RecordingHeading HEADING =
            new RecordingHeading(1, 5L, 10L, 20L, List.of(new RecordedTopic("node.transfers", 3)));

    @TempDir
    private Path directory;

    @Test
    void whatWasWrittenIsReadAgain() throws IOException {
        Recording recording = written(message(0, true, 7), message(1, false, 9));

        assertThat(recording.heading()).isEqualTo(HEADING);
        assertThat(recording.messages()).isEqualTo(Map.of("node.transfers", 2L));
        assertThat(recording.usedIds()).containsExactly(7, 9);
        assertThat(recording.schemas()).containsOnlyKeys(7);
        assertThat(recording.partitions()).isEqualTo(Map.of("node.transfers", 3));
    }

    @Test
    void everyMessageIsSentAsItWasToItsOwnPartition() throws IOException {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

        new Replayer(producer, (sent, all) -> {}).send(written(message(2, true, 7), message(1, false, 7)));

        assertThat(producer.history()).extracting(ProducerRecord::partition).containsExactly(2, 1);
        ProducerRecord<byte[], byte[]> first = producer.history().get(0);
        assertThat(first.timestamp()).isEqualTo(15);
        assertThat(first.key()).isEqualTo("setup-1".getBytes(UTF_8));
        assertThat(first.value()).containsExactly(0, 0, 0, 0, 7, 42);
        assertThat(first.headers().lastHeader("sg-signer").value()).containsExactly(1, 2);
        assertThat(first.headers().lastHeader("empty").value()).isNull();
    }

    @Test
    void whatTheClusterDoesNotTakeEndsTheReplay() throws IOException {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        Recording recording = written(message(0, false, 7));
        producer.sendException = new KafkaException("too large");

        assertThatThrownBy(() -> new Replayer(producer, (sent, all) -> {}).send(recording))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining("too large");
    }

    @Test
    void aRecordingThatWasNotFinishedLeavesNothingBehind() throws IOException {
        Path file = directory.resolve("half");
        try (RecordingWriter writer = new RecordingWriter(file, HEADING)) {
            writer.message(message(0, false, 7));
        }

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aFileThatIsCutOffIsRefused() throws IOException {
        Recording whole = written(message(0, false, 7));
        Path cut = directory.resolve("cut");
        byte[] bytes = Files.readAllBytes(whole.file());
        for (int length : new int[] {0, 10, bytes.length / 2, bytes.length - 1}) {
            Files.write(cut, java.util.Arrays.copyOf(bytes, length));

            assertThatThrownBy(() -> Recording.open(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(UnusableRecordingException.class)
                    .hasMessageContaining("Record it again");
        }
    }

    @Test
    void aRecordingOfAnotherFormIsRefused() throws IOException {
        Path file = directory.resolve("new");
        try (RecordingWriter writer = new RecordingWriter(file, new RecordingHeading(2, 5L, 10L, 20L, List.of()))) {
            writer.finish();
        }

        assertThatThrownBy(() -> Recording.open(file))
                .isInstanceOf(UnusableRecordingException.class)
                .hasMessageContaining("is of form 2, this version knows form 1");
    }

    @Test
    void onlyTheWireFormatNamesAnId() {
        assertThat(WireId.of(ByteBuffer.wrap(new byte[] {0, 0, 0, 1, 2, 9}))).contains(258);
        assertThat(WireId.of(ByteBuffer.wrap(new byte[] {1, 0, 0, 1, 2, 9}))).isEmpty();
        assertThat(WireId.of(ByteBuffer.wrap(new byte[] {0, 0, 0, 1}))).isEmpty();
        assertThat(WireId.of(null)).isEmpty();
    }

    private Recording written(RecordedMessage... messages) throws IOException {
        Path file = directory.resolve("a.recording");
        try (RecordingWriter writer = new RecordingWriter(file, HEADING)) {
            writer.schema(new RecordedSchema(7, "node.transfers-value", 1, "\"string\""));
            for (RecordedMessage message : messages) {
                writer.message(message);
            }
            writer.finish();
        }
        return Recording.open(file);
    }

    private static RecordedMessage message(int partition, boolean standing, int id) {
        return new RecordedMessage(
                "node.transfers",
                partition,
                3L,
                15L,
                ByteBuffer.wrap("setup-1".getBytes(UTF_8)),
                ByteBuffer.wrap(new byte[] {0, 0, 0, 0, (byte) id, 42}),
                List.of(
                        new RecordedHeader("sg-signer", ByteBuffer.wrap(new byte[] {1, 2})),
                        new RecordedHeader("empty", null)),
                standing);
    }
}
