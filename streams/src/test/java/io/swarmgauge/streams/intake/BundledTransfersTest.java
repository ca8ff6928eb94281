package io.swarmgauge.streams.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class BundledTransfersTest {

    private static final TopicPartition TRANSFERS = new TopicPartition("node.transfers", 3);
    private static final TopicPartition CLAIMS = new TopicPartition("node.self-reports", 3);

    @Test
    void recordsCloseInTimeStandWhereTheFirstOneDoesAndAreAsLateAsTheLatest() {
        List<ConsumerRecord<byte[], byte[]>> sent = records(TRANSFERS, 1_000, 1_200, 1_050);
        assertThat(bundled(TRANSFERS, sent)).singleElement().satisfies(carrier -> {
            assertThat(carrier.offset()).isZero();
            assertThat(carrier.timestamp()).isEqualTo(1_200);
            assertThat(contents(carrier)).containsExactlyElementsOf(sent);
        });
    }

    @Test
    void whatIsFurtherApartIsNotBundled() {
        assertThat(bundled(TRANSFERS, records(TRANSFERS, 1_000, 1_201, 1_000)))
                .extracting(ConsumerRecord::offset, ConsumerRecord::timestamp)
                .containsExactly(tuple(0, 1_000), tuple(1, 1_201), tuple(2, 1_000));
    }

    @Test
    void aBundleHoldsNoMoreThanSixtyFour() {
        List<ConsumerRecord<byte[], byte[]>> sent =
                records(TRANSFERS, LongStream.generate(() -> 5).limit(130).toArray());
        List<ConsumerRecord<byte[], byte[]>> carriers = bundled(TRANSFERS, sent);
        assertThat(carriers).extracting(ConsumerRecord::offset).containsExactly(0L, 64L, 128L);
        assertThat(carriers.stream().flatMap(carrier -> contents(carrier).stream()))
                .containsExactlyElementsOf(sent);
    }

    @Test
    void aRecordThatStandsAloneAndThoseOfOtherTopicsStayAsTheyAre() {
        List<ConsumerRecord<byte[], byte[]>> alone = records(TRANSFERS, 1_000);
        assertThat(bundled(TRANSFERS, alone)).containsExactlyElementsOf(alone);
        List<ConsumerRecord<byte[], byte[]>> claims = records(CLAIMS, 1_000, 1_000);
        assertThat(bundled(CLAIMS, claims)).containsExactlyElementsOf(claims);
    }

    @Test
    void whatIsToBeConsumedNextStaysTrue() {
        Map<TopicPartition, OffsetAndMetadata> next = Map.of(TRANSFERS, new OffsetAndMetadata(7));
        ConsumerRecords<byte[], byte[]> consumed =
                new ConsumerRecords<>(Map.of(TRANSFERS, records(TRANSFERS, 1, 2)), next);
        assertThat(interceptor(200).onConsume(consumed).nextOffsets()).isEqualTo(next);
    }

    @Test
    void aBundleIsNoLargerThanSeveralOrdinaryRecords() {
        ConsumerRecord<byte[], byte[]> ordinary = record(TRANSFERS, 0, 5, Bundle.MOST_BYTES / 2);
        ConsumerRecord<byte[], byte[]> another = record(TRANSFERS, 1, 5, Bundle.MOST_BYTES / 2);
        ConsumerRecord<byte[], byte[]> huge = record(TRANSFERS, 2, 5, 4 * Bundle.MOST_BYTES);
        assertThat(bundled(TRANSFERS, List.of(ordinary, another, huge, ordinary)))
                .extracting(carrier -> contents(carrier).size())
                .containsExactly(2, 1, 1);
    }

    @Test
    void aRecordWithoutATimestampTravelsAlone() {
        assertThat(bundled(TRANSFERS, records(TRANSFERS, 5, -1, -1, Long.MAX_VALUE)))
                .extracting(carrier -> contents(carrier).size())
                .containsExactly(1, 1, 1, 1);
    }

    @Test
    void windowsWithoutGraceAreBundledByEqualTimestampsOnly() {
        assertThat(BundledTransfers.spanMs(Duration.ZERO)).isZero();
        assertThat(BundledTransfers.spanMs(Duration.ofMillis(150))).isEqualTo(150);
        assertThat(BundledTransfers.spanMs(Duration.ofSeconds(30))).isEqualTo(200);
        ConsumerRecords<byte[], byte[]> consumed =
                new ConsumerRecords<>(Map.of(TRANSFERS, records(TRANSFERS, 5, 5, 6)), Map.of());
        assertThat(interceptor(0).onConsume(consumed).records(TRANSFERS))
                .extracting(carrier -> contents(carrier).size())
                .containsExactly(2, 1);
    }

    private static BundledTransfers interceptor(long spanMs) {
        BundledTransfers interceptor = new BundledTransfers();
        interceptor.configure(Map.of(BundledTransfers.SPAN_MS_CONFIG, spanMs));
        return interceptor;
    }

    @Test
    void noNodeCanSendABundle() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("swarmgauge-bundle", "anything".getBytes(UTF_8));
        assertThat(Bundle.in(headers)).isEmpty();
    }

    private static List<ConsumerRecord<byte[], byte[]>> contents(ConsumerRecord<byte[], byte[]> carrier) {
        return Bundle.in(carrier.headers()).map(Bundle::records).orElse(List.of(carrier));
    }

    private static List<ConsumerRecord<byte[], byte[]>> bundled(
            TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        ConsumerRecords<byte[], byte[]> consumed = new ConsumerRecords<>(Map.of(partition, records), Map.of());
        return interceptor(200).onConsume(consumed).records(partition);
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(TopicPartition partition, long... timestamps) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (long timestamp : timestamps) {
            records.add(record(partition, records.size(), timestamp, 5));
        }
        return records;
    }

    private static ConsumerRecord<byte[], byte[]> record(
            TopicPartition partition, long offset, long timestamp, int bytes) {
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                -1,
                bytes,
                null,
                new byte[bytes],
                new RecordHeaders(),
                Optional.empty());
    }

    private static Tuple tuple(long offset, long timestamp) {
        return Tuple.tuple(offset, timestamp);
    }
}
