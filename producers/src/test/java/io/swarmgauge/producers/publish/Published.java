package io.swarmgauge.producers.publish;

import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.topics.Topic;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What an agent handed to Kafka, in a test without brokers. */
public final class Published {

    private final RegistrySettings registry = new RegistrySettings("mock://" + UUID.randomUUID(), true);
    private final List<MockProducer<String, byte[]>> producers = new CopyOnWriteArrayList<>();

    public RegistrySettings registry() {
        return registry;
    }

    /** A producer for one agent; what it is given joins what others were given before. */
    public MockProducer<String, byte[]> newProducer() {
        MockProducer<String, byte[]> producer =
                new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
        producers.add(producer);
        return producer;
    }

    public <V> List<V> on(Topic<V> topic) {
        try (Deserializer<V> deserializer = new RecordSerdes(registry).deserializer(topic)) {
            return records(topic).stream()
                    .map(record -> deserializer.deserialize(topic.name(), record.value()))
                    .toList();
        }
    }

    public List<ProducerRecord<String, byte[]>> records(Topic<?> topic) {
        return producers.stream()
                .flatMap(producer -> producer.history().stream())
                .filter(record -> record.topic().equals(topic.name()))
                .toList();
    }
}
