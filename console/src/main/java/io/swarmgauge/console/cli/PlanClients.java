package io.swarmgauge.console.cli;

import io.swarmgauge.console.plan.PlanTopics;
import io.swarmgauge.serdes.RecordSerdes;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka clients of the commands: committed records only, and nothing is sent until every replica has it. */
final class PlanClients {

    private PlanClients() {}

    static PlanTopics on(ClusterOptions cluster) {
        return new PlanTopics(
                new RecordSerdes(cluster.registry()),
                () -> new KafkaConsumer<>(
                        consumer(cluster.client()), new StringDeserializer(), new ByteArrayDeserializer()),
                () -> new KafkaProducer<>(
                        producer(cluster.client()), new StringSerializer(), new ByteArraySerializer()));
    }

    /** Reads records as they stand on the topic. */
    static KafkaConsumer<byte[], byte[]> reader(ClusterOptions cluster) {
        return new KafkaConsumer<>(
                consumer(cluster.client()), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    static Properties consumer(Properties client) {
        client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        client.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        return client;
    }

    static Properties producer(Properties client) {
        client.remove("default.api.timeout.ms"); // a consumer's setting, of which a producer would warn
        client.put(ProducerConfig.ACKS_CONFIG, "all");
        client.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        client.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "20000");
        client.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000");
        return client;
    }
}
