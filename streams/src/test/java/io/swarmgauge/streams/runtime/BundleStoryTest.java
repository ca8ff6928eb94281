package io.swarmgauge.streams.runtime;

import static io.swarmgauge.streams.testkit.GaugeDriver.header;
import static io.swarmgauge.streams.testkit.Swarm.ALICE;
import static io.swarmgauge.streams.testkit.Swarm.BOB;
import static io.swarmgauge.streams.testkit.Swarm.CAROL;
import static io.swarmgauge.streams.testkit.Swarm.LEECHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.streams.intake.BundledTransfers;
import io.swarmgauge.streams.testkit.Batch;
import io.swarmgauge.streams.testkit.GaugeDriver;
import io.swarmgauge.streams.testkit.Sent;
import io.swarmgauge.streams.testkit.Swarm;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kafka Streams sees as one record is judged as the records that it holds. */
class BundleStoryTest {

    private static final TopicPartition TRANSFERS = new TopicPartition("node.transfers", 0);
    private static final List<String> NODES = List.of(ALICE, BOB, CAROL);
    private static final int FIRST_OFFSET = 40;

    @TempDir
    Path bundledState;

    @TempDir
    Path singleState;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void recordsInBundlesLeadToTheWindowsToWhichTheyLeadAlone(long seed) {
        Map<Long, BandwidthWindow> alone =
                finalWindows(singleState, seed, (gauge, records) -> records.forEach(gauge::send));
        assertThat(alone.values())
                .hasSize(2)
                .extracting(window -> window.getEgress().getChunks())
                .containsOnly(NODES.size() * 6L);
        Map<Long, BandwidthWindow> bundled =
                finalWindows(bundledState, seed, (gauge, records) -> assertThat(sendTogether(gauge, records))
                        .isLessThan(records.size() / 2));
        assertThat(bundled).isEqualTo(alone);
    }

    @Test
    void aRefusedRecordOfABundleIsADeadLetterWithItsOwnPlaceAndBytes() {
        try (GaugeDriver gauge = new GaugeDriver(bundledState, "")) {
            gauge.plan(Swarm.setup());
            TransferBatch good = sent(ALICE, 1, 3);
            Sent elsewhere = signed(gauge, Batch.of(BOB, 1).on("nowhere").record());
            assertThat(sendTogether(gauge, List.of(signed(gauge, good), elsewhere, signed(gauge, good))))
                    .isOne();
            assertThat(gauge.deadLetters())
                    .extracting(letter -> header(letter, "sg-reason"), letter -> header(letter, "sg-offset"))
                    .containsExactly(
                            tuple("UNKNOWN_SETUP", String.valueOf(FIRST_OFFSET + 1)),
                            tuple("DUPLICATE", String.valueOf(FIRST_OFFSET + 2)));
        }
    }

    @Test
    void aLetterKeepsWhatIsNeededToSendTheRecordAgain() {
        try (GaugeDriver gauge = new GaugeDriver(bundledState, "")) {
            Sent first = signed(gauge, sent(ALICE, 1, 3));
            Sent second = signed(gauge, sent(ALICE, 2, 4));
            assertThat(sendTogether(gauge, List.of(first, second))).isOne();
            assertThat(gauge.deadLetters()).hasSize(2).last().satisfies(letter -> {
                assertThat(letter.key()).isEqualTo(second.key());
                assertThat(letter.value()).isEqualTo(second.value());
                assertThat(letter.headers().toArray())
                        .contains(second.signature().toArray());
            });
        }
    }

    private static Map<Long, BandwidthWindow> finalWindows(
            Path state, long seed, BiConsumer<GaugeDriver, List<Sent>> sending) {
        try (GaugeDriver gauge = new GaugeDriver(state, "")) {
            gauge.plan(Swarm.setup());
            sending.accept(gauge, records(gauge, seed));
            gauge.passTimeTo(250_000);
            assertThat(gauge.deadLetters()).isEmpty();
            Map<Long, BandwidthWindow> last = new TreeMap<>();
            for (BandwidthWindow window : gauge.bandwidth()) {
                last.put(
                        window.getWindowStart(),
                        BandwidthWindow.newBuilder(window).setRevision(0).build());
            }
            return last;
        }
    }

    /** Two minutes, with the last batches of the first minute at the moment at which its grace is over. */
    private static List<Sent> records(GaugeDriver gauge, long seed) {
        Random random = new Random(seed);
        List<Sent> records = new ArrayList<>();
        for (String node : NODES) {
            for (int number = 0; number < 12; number++) {
                long start = number * 10_000L;
                long written = (number == 5 ? 90_000 : start + 10_000) - 100 + random.nextInt(200);
                TransferBatch batch = Batch.of(node, number + 1)
                        .between(start, start + 9_000)
                        .sent(LEECHER, 0, 1, 1000)
                        .record();
                records.add(gauge.signed(TopicCatalogue.TRANSFERS, Swarm.SETUP, batch, written));
            }
        }
        records.sort(Comparator.comparingLong(Sent::timestamp));
        return records;
    }

    private static TransferBatch sent(String node, long sequence, int chunks) {
        return Batch.of(node, sequence).sent(LEECHER, 0, chunks, 1000).record();
    }

    private static Sent signed(GaugeDriver gauge, TransferBatch batch) {
        return gauge.signed(TopicCatalogue.TRANSFERS, batch.getSetupId(), batch, 9_999);
    }

    /** Sends as many bundles as it says. */
    private static int sendTogether(GaugeDriver gauge, List<Sent> records) {
        List<ConsumerRecord<byte[], byte[]>> consumed = new ArrayList<>();
        for (Sent record : records) {
            consumed.add(new ConsumerRecord<>(
                    record.topic(),
                    TRANSFERS.partition(),
                    FIRST_OFFSET + consumed.size(),
                    record.timestamp(),
                    TimestampType.CREATE_TIME,
                    -1,
                    -1,
                    record.key(),
                    record.value(),
                    new RecordHeaders(record.signature()),
                    Optional.empty()));
        }
        BundledTransfers interceptor = new BundledTransfers();
        interceptor.configure(Map.of(BundledTransfers.SPAN_MS_CONFIG, 200));
        List<ConsumerRecord<byte[], byte[]>> carriers = interceptor
                .onConsume(new ConsumerRecords<>(Map.of(TRANSFERS, consumed), Map.of()))
                .records(TRANSFERS);
        for (ConsumerRecord<byte[], byte[]> carrier : carriers) {
            RecordHeaders headers = new RecordHeaders(carrier.headers());
            gauge.send(new Sent(carrier.topic(), carrier.key(), carrier.value(), headers, carrier.timestamp()));
        }
        return carriers.size();
    }
}
