package io.swarmgauge.producers.publish;

import io.swarmgauge.access.KafkaAccess;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The producer as an agent needs it: it waits out any outage and loses nothing that was handed to it. */
public final class KafkaClients {

    /** Left for a batch's framing and for what cannot be compressed, so that brokers take whatever the client lets pass. */
    private static final int ROOM = 16 * 1024;

    private KafkaClients() {}

    public static Producer<String, byte[]> producer(KafkaAccess kafka, String clientId) {
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L * 1024 * 1024);
        config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 5_000);
        // Its metrics are served with the agent's own; hundreds of them as MBeans too are memory that nobody looks at.
        config.put(ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        config.putAll(kafka.client());
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicCatalogue.MOST_NODE_BYTES - ROOM);
        // How long the delivery thread may be held up before it turns to other topics or to the agent's end.
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }
}
