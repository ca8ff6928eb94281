package io.swarmgauge.console.delivery;

import io.swarmgauge.access.KafkaAccess;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The consumer of a webhook: committed records only, in a group, which commits only what it is told to. */
final class GroupConsumer {

    private static final int RECORDS_PER_POLL = 50;

    private GroupConsumer() {}

    /**
     * Makes the consumer; further properties win over everything but what decides which records are delivered.
     *
     * @throws org.apache.kafka.common.KafkaException if the properties make no consumer
     */
    static KafkaConsumer<byte[], byte[]> of(KafkaAccess kafka, String group, Receiver.Start start) {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, group);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_PER_POLL);
        config.putAll(kafka.client());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, start == Receiver.Start.BEGINNING ? "earliest" : "latest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return new KafkaConsumer<>(config);
    }
}
