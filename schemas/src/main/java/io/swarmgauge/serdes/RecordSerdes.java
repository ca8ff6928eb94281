package io.swarmgauge.serdes;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.swarmgauge.topics.Topic;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/** Values of the catalogue's topics to and from Confluent's wire format. */
public final class RecordSerdes {

    private final RegistrySettings registry;

    public RecordSerdes(RegistrySettings registry) {
        this.registry = registry;
    }

    public <V> Serde<V> serde(Topic<V> topic) {
        return Serdes.serdeFrom(serializer(topic), deserializer(topic));
    }

    public <V> Serializer<V> serializer(Topic<V> topic) {
        requireAvro(topic);
        KafkaAvroSerializer avro = new KafkaAvroSerializer();
        avro.configure(registry.serdeConfig(), false);
        return new Serializer<>() {
            @Override
            public byte[] serialize(String topicName, V value) {
                return avro.serialize(topicName, value);
            }

            @Override
            public void close() {
                avro.close();
            }
        };
    }

    /** Refuses bytes that are not a record of the topic's type with a SerializationException. */
    public <V> Deserializer<V> deserializer(Topic<V> topic) {
        requireAvro(topic);
        KafkaAvroDeserializer avro = new KafkaAvroDeserializer();
        avro.configure(registry.serdeConfig(), false);
        return new TypedDeserializer<>(topic.type(), avro);
    }

    private static void requireAvro(Topic<?> topic) {
        if (!topic.isAvro()) {
            throw new IllegalArgumentException(topic.name() + " holds raw bytes, not Avro records");
        }
    }
}
