package io.swarmgauge.console.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class LogReaderTest {

    private static final TopicPartition PARTITION = new TopicPartition("node.benchmarks", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final LogReader reader = new LogReader(consumer, Patience.of(Duration.ofSeconds(30)));
    private final List<Long> taken = new ArrayList<>();

    @Test
    void whatIsWrittenWhileReadingIsNotRead() {
        holds(2, 4);
        comes(2, 3, 4);

        reader.read(new Stretch(List.of(PARTITION), 0, Stretch.OPEN), (read, all) -> {}, this::take);

        assertThat(taken).containsExactly(2L, 3L);
    }

    @Test
    void aTakerThatHasEnoughEndsTheRead() {
        holds(0, 4);
        comes(0, 1, 2, 3);

        reader.read(new Stretch(List.of(PARTITION), 0, Stretch.OPEN), (read, all) -> {}, kafkaRecord -> {
            take(kafkaRecord);
            return taken.size() < 2;
        });

        assertThat(taken).containsExactly(0L, 1L);
    }

    @Test
    void oneRecordIsFoundByItsPlace() {
        holds(3, 6);
        comes(4);

        assertThat(reader.at(PARTITION, 4).map(ConsumerRecord::offset)).isEqualTo(Optional.of(4L));
    }

    @Test
    void aPlaceWithoutARecordIsEmpty() {
        holds(3, 6);
        comes(5);

        assertThat(reader.at(PARTITION, 4)).isEmpty();
        assertThat(reader.at(PARTITION, 2)).isEmpty();
        assertThat(reader.at(PARTITION, 6)).isEmpty();
        assertThat(reader.at(new TopicPartition("node.benchmarks", 7), 0)).isEmpty();
    }

    @Test
    void aReadThatStandsStillEnds() {
        holds(0, 4);
        LogReader impatient = new LogReader(consumer, Patience.whileItMoves(Duration.ofMillis(1)));

        assertThatThrownBy(() ->
                        impatient.read(new Stretch(List.of(PARTITION), 0, Stretch.OPEN), (read, all) -> {}, this::take))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("node.benchmarks gave nothing more");
    }

    @Test
    void aReadThatTakesTooLongEndsAlthoughItMoves() {
        holds(0, 4);
        comes(0);
        LogReader hasty = new LogReader(consumer, Patience.of(Duration.ZERO));

        assertThatThrownBy(() ->
                        hasty.read(new Stretch(List.of(PARTITION), 0, Stretch.OPEN), (read, all) -> {}, this::take))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("in time");
    }

    @Test
    void aClusterWithoutTheTopicIsToldHowToGetIt() {
        assertThatThrownBy(() -> reader.partitions("node.nothing"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("swarmgauge topics create");
    }

    @Test
    void aStretchThatBeginsWhereTheTopicWasCutMayBeCutOff() {
        holds(3, 6);

        assertThat(reader.bounds(new Stretch(List.of(PARTITION), 0, Stretch.OPEN))
                        .mayBeCutOff())
                .isTrue();
    }

    private boolean take(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        return taken.add(kafkaRecord.offset());
    }

    private void holds(long beginning, long end) {
        consumer.updatePartitions(
                PARTITION.topic(),
                List.of(new PartitionInfo(PARTITION.topic(), 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(PARTITION, beginning));
        consumer.updateEndOffsets(Map.of(PARTITION, end));
    }

    private void comes(long... offsets) {
        consumer.schedulePollTask(() -> {
            for (long offset : offsets) {
                consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, offset, new byte[0], new byte[0]));
            }
        });
    }
}
