package io.swarmgauge.producers.spool;

import static io.swarmgauge.producers.TestNodes.KEY;
import static io.swarmgauge.producers.TestNodes.NODE;
import static io.swarmgauge.producers.spool.SpoolRig.TRANSFERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmgauge.producers.publish.KafkaDelivery;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.serdes.SchemaIds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a disk that does not give a record does to delivery. */
class SpoolDeliveryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** More than the store keeps in memory, so that the disk is asked. */
    private static final int RECORDS = 1_500;

    @TempDir
    Path directory;

    @BeforeEach
    void register() {
        FaultyFiles.register();
    }

    @Test
    void aRecordThatTheDiskGivesOnlyLaterIsSentInItsTurnWithoutARestart() throws IOException {
        String filling = "x".repeat(8_000);
        try (SpoolRig rig = open()) {
            for (int i = 0; i < RECORDS; i++) {
                rig.spool.add(TRANSFERS, NODE, i, position -> SpoolRig.record(position, filling));
                if (i % 100 == 99) {
                    rig.commit();
                }
            }
        }
        MockProducer<String, byte[]> producer =
                new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
        AtomicInteger failures = new AtomicInteger();
        try (SpoolRig rig = open()) {
            FaultyFiles.reading(position -> {
                if (producer.history().size() > RECORDS / 2 && failures.getAndIncrement() < 2) {
                    throw new IOException("Input/output error");
                }
            });
            try (KafkaDelivery delivery = KafkaDelivery.start(
                    rig.spool,
                    producer,
                    () -> producer,
                    new SchemaIds(new RegistrySettings("mock://" + UUID.randomUUID(), true)),
                    KEY,
                    "test")) {
                await().atMost(PATIENCE).until(() -> producer.history().size() >= RECORDS);
                await().atMost(PATIENCE).until(() -> delivery.blocked().isEmpty());
            }
            assertThat(failures).hasValueGreaterThan(2);
            assertThat(rig.spool.depth()).isZero();
        }
        List<Long> sent =
                producer.history().stream().map(record -> record.timestamp()).toList();
        assertThat(sent).hasSize(RECORDS).isSorted().doesNotHaveDuplicates();
    }

    private SpoolRig open() throws IOException {
        return SpoolRig.open(
                new SpoolFiles(directory, FaultyFiles.SCHEME), SpoolSettings.DEFAULT_MAX_BYTES, Clock.systemUTC());
    }
}
