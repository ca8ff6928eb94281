package io.swarmgauge.console.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.console.log.Period;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {

    private static final long FROM = 1_000_000;
    private static final long UNTIL = 2_000_000;

    private final List<ConsumerRecord<byte[], byte[]>> cluster = new ArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void whatStoodBeforeThePeriodIsTakenAlsoWhereItArrivedWithinIt() throws IOException {
        comes("early", FROM - 900, "old");
        comes("early", FROM - 800, "stands");
        comes("b", FROM + 60, "within");
        // From a's spool, behind b's.
        comes("a", FROM - 120, "late");
        comes("withdrawn", FROM - 110, "was");
        comes("withdrawn", FROM - 100, null);

        assertThat(recorded()).containsExactly("early stands standing", "a late standing", "b within");
    }

    @Test
    void whoSpokeBeforeAndWithinThePeriodIsInBothParts() throws IOException {
        comes("a", FROM - 1, "before");
        comes("a", FROM, "first");
        comes("a", UNTIL, "after");

        assertThat(recorded()).containsExactly("a before standing", "a first");
    }

    private List<String> recorded() throws IOException {
        Path file = directory.resolve("a.recording");
        new Recorder(
                        this::consumer,
                        new RegistrySchemas(new RegistrySettings("mock://recorder", false)),
                        Duration.ofSeconds(10),
                        (read, all) -> {})
                .record(new Period(FROM, UNTIL), file, UNTIL);
        List<String> messages = new ArrayList<>();
        Recording.open(file)
                .read(message -> messages.add(UTF_8.decode(message.getKey()) + " " + UTF_8.decode(message.getValue())
                        + (message.getStanding() ? " standing" : "")));
        return messages;
    }

    private void comes(String node, long timestamp, @Nullable String value) {
        cluster.add(new ConsumerRecord<>(
                TopicCatalogue.REGISTRATIONS.name(),
                0,
                cluster.size(),
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                node.getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8),
                new RecordHeaders(),
                Optional.empty()));
    }

    private Consumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> consumer = new Cluster();
        for (Topic<?> topic : TopicCatalogue.all()) {
            TopicPartition partition = new TopicPartition(topic.name(), 0);
            boolean isFilled = topic.equals(TopicCatalogue.REGISTRATIONS);
            Node node = Node.noNode();
            consumer.updatePartitions(
                    topic.name(),
                    List.of(new PartitionInfo(topic.name(), 0, node, new Node[] {node}, new Node[] {node})));
            consumer.updateBeginningOffsets(Map.of(partition, 0L));
            consumer.updateEndOffsets(Map.of(partition, isFilled ? (long) cluster.size() : 0L));
        }
        return consumer;
    }

    /** Answers as a broker does: the first offset whose timestamp is not older. */
    private final class Cluster extends MockConsumer<byte[], byte[]> {

        Cluster() {
            super("earliest");
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(Map<TopicPartition, Long> times) {
            Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
            times.forEach((partition, time) -> cluster.stream()
                    .filter(one -> one.topic().equals(partition.topic()) && one.timestamp() >= time)
                    .findFirst()
                    .ifPresent(one -> found.put(partition, new OffsetAndTimestamp(one.offset(), one.timestamp()))));
            return found;
        }

        @Override
        public synchronized void assign(Collection<TopicPartition> partitions) {
            super.assign(partitions);
            cluster.stream()
                    .filter(one -> partitions.contains(new TopicPartition(one.topic(), one.partition())))
                    .forEach(this::addRecord);
        }
    }
}
