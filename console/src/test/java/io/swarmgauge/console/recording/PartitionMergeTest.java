package io.swarmgauge.console.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.console.log.Bounds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class PartitionMergeTest {

    private static final TopicPartition LEFT = new TopicPartition("node.benchmarks", 0);
    private static final TopicPartition RIGHT = new TopicPartition("node.transfers", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final List<String> taken = new ArrayList<>();

    @Test
    void theOldestNextRecordComesFirstAndEachPartitionKeepsItsOrder() throws IOException {
        // The late record 5 stands behind 30 on its partition and stays there.
        comes(LEFT, 10, 30, 5);
        comes(RIGHT, 20, 40);

        read(Map.of(LEFT, 3L, RIGHT, 2L));

        assertThat(taken)
                .containsExactly("benchmarks@10", "transfers@20", "benchmarks@30", "benchmarks@5", "transfers@40");
    }

    @Test
    void nothingGoesAheadOfAPartitionThatHasYetToSpeak() throws IOException {
        comes(LEFT, 10, 30);
        consumer.schedulePollTask(() -> {});
        comes(RIGHT, 5);

        read(Map.of(LEFT, 2L, RIGHT, 1L));

        assertThat(taken).containsExactly("transfers@5", "benchmarks@10", "benchmarks@30");
    }

    @Test
    void whatIsWrittenMeanwhileIsLeftOut() throws IOException {
        comes(LEFT, 10, 20, 30);

        read(Map.of(LEFT, 2L));

        assertThat(taken).containsExactly("benchmarks@10", "benchmarks@20");
    }

    private void read(Map<TopicPartition, Long> ends) throws IOException {
        Map<TopicPartition, Long> starts = new java.util.HashMap<>();
        ends.keySet().forEach(partition -> starts.put(partition, 0L));
        consumer.updateBeginningOffsets(starts);
        new PartitionMerge(consumer, new Bounds(starts, ends, starts))
                .read(kafkaRecord ->
                        taken.add(kafkaRecord.topic().substring("node.".length()) + "@" + kafkaRecord.timestamp()));
    }

    private void comes(TopicPartition partition, long... timestamps) {
        consumer.schedulePollTask(() -> {
            for (int offset = 0; offset < timestamps.length; offset++) {
                consumer.addRecord(new ConsumerRecord<>(
                        partition.topic(),
                        partition.partition(),
                        offset,
                        timestamps[offset],
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        new byte[0],
                        new byte[0],
                        new RecordHeaders(),
                        Optional.empty()));
            }
        });
    }
}
