package io.swarmgauge.streams.runtime;

import static io.swarmgauge.streams.testkit.GaugeDriver.header;
import static io.swarmgauge.streams.testkit.Swarm.ALICE;
import static io.swarmgauge.streams.testkit.Swarm.BOB;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Kafka Streams sees as one record is judged as the records that it holds. */
class BundleStoryTest {

    private static final TopicPartition TRANSFERS = new TopicPartition("node.transfers", 0);
    private static final int FIRST_OFFSET = 40;

    @TempDir
    Path bundledState;

    @TempDir
    Path singleState;

    @Test
    void recordsOfABundleAreConcludedAsIfEachHadComeAlone() {
        List<BandwidthWindow> alone = concluded(singleState, false);
        assertThat(alone).singleElement().satisfies(window -> {
            assertThat(window.getEgress().getChunks()).isEqualTo(3 + 4 + 5);
            assertThat(window.getCoverage().getMissing()).isEqualTo(1);
        });
        assertThat(concluded(bundledState, true)).isEqualTo(alone);
    }

    @Test
    void aRefusedRecordOfABundleIsADeadLetterWithItsOwnPlaceAndBytes() {
        try (GaugeDriver gauge = new GaugeDriver(bundledState, "")) {
            gauge.plan(Swarm.setup());
            TransferBatch good = sent(ALICE, 1, 3);
            Sent elsewhere = signed(gauge, Batch.of(BOB, 1).on("nowhere").record());
            sendTogether(gauge, List.of(signed(gauge, good), elsewhere, signed(gauge, good)));
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
            sendTogether(gauge, List.of(first, second));
            assertThat(gauge.deadLetters()).hasSize(2).last().satisfies(letter -> {
                assertThat(letter.key()).isEqualTo(second.key());
                assertThat(letter.value()).isEqualTo(second.value());
                assertThat(letter.headers().toArray())
                        .contains(second.signature().toArray());
            });
        }
    }

    private static List<BandwidthWindow> concluded(Path state, boolean together) {
        try (GaugeDriver gauge = new GaugeDriver(state, "")) {
            gauge.plan(Swarm.setup());
            List<Sent> records = new ArrayList<>();
            for (TransferBatch batch : List.of(sent(ALICE, 1, 3), sent(BOB, 1, 4), sent(ALICE, 3, 5))) {
                records.add(signed(gauge, batch));
            }
            if (together) {
                sendTogether(gauge, records);
            } else {
                records.forEach(gauge::send);
            }
            gauge.passTimeTo(90_000);
            assertThat(gauge.deadLetters()).isEmpty();
            return gauge.bandwidth();
        }
    }

    private static TransferBatch sent(String node, long sequence, int chunks) {
        return Batch.of(node, sequence).sent(LEECHER, 0, chunks, 1000).record();
    }

    private static Sent signed(GaugeDriver gauge, TransferBatch batch) {
        return gauge.signed(TopicCatalogue.TRANSFERS, batch.getSetupId(), batch, 9_999);
    }

    private static void sendTogether(GaugeDriver gauge, List<Sent> records) {
        List<ConsumerRecord<byte[], byte[]>> consumed = new ArrayList<>();
        for (Sent record : records) {
            consumed.add(new ConsumerRecord<>(
                    record.topic(),
                    TRANSFERS.partition(),
                    FIRST_OFFSET + consumed.size(),
                    record.timestamp(),
                    TimestampType.CREATE_TIME,
                    0,
                    0,
                    record.key(),
                    record.value(),
                    new RecordHeaders(record.signature()),
                    Optional.empty()));
        }
        List<ConsumerRecord<byte[], byte[]>> carriers = new BundledTransfers()
                .onConsume(new ConsumerRecords<>(Map.of(TRANSFERS, consumed), Map.of()))
                .records(TRANSFERS);
        assertThat(carriers).hasSize(1);
        for (ConsumerRecord<byte[], byte[]> carrier : carriers) {
            RecordHeaders headers = new RecordHeaders(carrier.headers());
            gauge.send(new Sent(carrier.topic(), carrier.key(), carrier.value(), headers, carrier.timestamp()));
        }
    }
}
