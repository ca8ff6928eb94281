package io.swarmgauge.console.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaitingRecordsTest {

    private static final TopicPartition FIRST = new TopicPartition("gauge.alerts", 0);
    private static final TopicPartition SECOND = new TopicPartition("gauge.alerts", 1);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    void anOffsetIsCommittedOnlyWhenItsRecordIsDone() {
        WaitingRecords records = started(Receiver.Start.BEGINNING, FIRST);
        consumer.addRecord(statement(FIRST, 0));
        consumer.addRecord(statement(FIRST, 1));
        records.poll(Duration.ZERO);

        records.commit();
        assertThat(committed(FIRST)).isNull();

        records.done();
        records.commit();
        assertThat(committed(FIRST)).isEqualTo(1L);
    }

    @Test
    void whileARecordWaitsTheGroupIsPolledAndNothingMoreIsFetched() {
        WaitingRecords records = started(Receiver.Start.BEGINNING, FIRST);
        consumer.addRecord(statement(FIRST, 0));
        records.poll(Duration.ZERO);
        consumer.addRecord(statement(FIRST, 1));

        records.poll(Duration.ZERO);
        assertThat(consumer.paused()).containsExactly(FIRST);
        assertThat(next(records).offset()).isZero();
        records.done();

        records.poll(Duration.ZERO);
        assertThat(consumer.paused()).isEmpty();
        assertThat(next(records).offset()).isEqualTo(1);
    }

    @Test
    void whatWaitsOfAPartitionThatGoesToAnotherMemberIsThatMembers() {
        WaitingRecords records = started(Receiver.Start.BEGINNING, FIRST, SECOND);
        consumer.addRecord(statement(FIRST, 0));
        consumer.addRecord(statement(SECOND, 0));
        records.poll(Duration.ZERO);

        records.onPartitionsLost(Set.of(FIRST));

        assertThat(next(records).partition()).isEqualTo(1);
        records.done();
        assertThat(records.next()).isNull();
    }

    @Test
    void aPlaceIsKeptBeforeAnythingIsHandledWhereOnlyNewsIsWanted() {
        consumer.updateEndOffsets(Map.of(FIRST, 7L));
        WaitingRecords records = new WaitingRecords(consumer, Receiver.Start.NOW);
        consumer.subscribe(List.of("gauge.alerts"));
        consumer.rebalance(List.of(FIRST));
        consumer.seek(FIRST, 7L);

        records.onPartitionsAssigned(List.of(FIRST));

        assertThat(committed(FIRST)).isEqualTo(7L);
    }

    private WaitingRecords started(Receiver.Start start, TopicPartition... partitions) {
        WaitingRecords records = new WaitingRecords(consumer, start);
        consumer.subscribe(List.of("gauge.alerts"));
        consumer.rebalance(List.of(partitions));
        for (TopicPartition partition : partitions) {
            consumer.updateBeginningOffsets(Map.of(partition, 0L));
        }
        return records;
    }

    private @Nullable Long committed(TopicPartition partition) {
        OffsetAndMetadata committed = consumer.committed(Set.of(partition)).get(partition);
        return committed == null ? null : committed.offset();
    }

    private static ConsumerRecord<byte[], byte[]> next(WaitingRecords records) {
        return Objects.requireNonNull(records.next());
    }

    private static ConsumerRecord<byte[], byte[]> statement(TopicPartition partition, long offset) {
        return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, new byte[0], new byte[0]);
    }
}
