package io.swarmgauge.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.swarmgauge.local.broker.EmbeddedBroker;
import io.swarmgauge.local.broker.LoopbackPorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbandonedTransactionsOnABrokerTest {

    private static final String HERE = "gauge-0f4b8f4e-7c62-4f0c-9d55-8d1a2f6f0001";
    private static final String GONE = "gauge-0f4b8f4e-7c62-4f0c-9d55-8d1a2f6f0002";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void whatAnInstanceThatIsGoneHadBegunIsEndedAndWhatAMemberBeganIsNot(@TempDir Path data) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, LoopbackPorts.free());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
                KafkaConsumer<byte[], byte[]> member = member(broker);
                KafkaProducer<byte[], byte[]> here = begun(broker, admin, HERE);
                KafkaProducer<byte[], byte[]> gone = begun(broker, admin, GONE)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                member.poll(Duration.ofMillis(100));
                assertThat(member.assignment()).isNotEmpty();
            });
            Admin own = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
            AbandonedTransactions watch = AbandonedTransactions.watch(own, "gauge", Duration.ofMillis(10));
            try {
                await().atMost(PATIENCE).untilAsserted(() -> {
                    member.poll(Duration.ofMillis(100));
                    assertThat(state(admin, GONE)).isNotEqualTo(TransactionState.ONGOING);
                });
            } finally {
                watch.close();
            }
            assertThatThrownBy(gone::commitTransaction).isInstanceOf(KafkaException.class);
            assertThat(state(admin, HERE)).isEqualTo(TransactionState.ONGOING);
            here.commitTransaction();
        }
    }

    private static TransactionState state(Admin admin, String process) throws Exception {
        String id = process + "-1";
        return admin.describeTransactions(List.of(id)).description(id).get().state();
    }

    private static KafkaConsumer<byte[], byte[]> member(EmbeddedBroker broker) {
        KafkaConsumer<byte[], byte[]> member = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "group.id",
                        "gauge",
                        "client.id",
                        HERE + "-StreamThread-1-consumer"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        member.subscribe(List.of("written"));
        return member;
    }

    private static KafkaProducer<byte[], byte[]> begun(EmbeddedBroker broker, Admin admin, String process)
            throws Exception {
        if (!admin.listTopics().names().get().contains("written")) {
            admin.createTopics(List.of(new NewTopic("written", 1, (short) 1)))
                    .all()
                    .get();
        }
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        process + "-1"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("written", new byte[0])).get();
        return producer;
    }
}
