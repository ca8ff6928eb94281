package io.swarmgauge.console.reading;

import io.swarmgauge.access.KafkaAccess;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The consumer that reads conclusions: committed ones only, without a group, and without creating topics. */
public final class GaugeConsumer {

    private static final int RECORDS_PER_POLL = 2_000;

    private GaugeConsumer() {}

    /**
     * Makes the consumer; further properties win over everything but what decides which records are seen.
     *
     * @throws org.apache.kafka.common.KafkaException if the properties make no consumer
     */
    public static KafkaConsumer<byte[], byte[]> of(KafkaAccess kafka) {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "swarmgauge-console");
        return of(kafka, config);
    }

    /** As {@link #of}, for one request: several may exist at once, and it does not wait long for a cluster that is away. */
    public static KafkaConsumer<byte[], byte[]> onDemand(KafkaAccess kafka) {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        return of(kafka, config);
    }

    private static KafkaConsumer<byte[], byte[]> of(KafkaAccess kafka, Map<String, Object> config) {
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_PER_POLL);
        config.putAll(kafka.client());
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return new KafkaConsumer<>(config);
    }
}
