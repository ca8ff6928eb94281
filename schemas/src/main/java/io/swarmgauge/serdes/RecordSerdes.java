package io.swarmgauge.serdes;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.topics.Topic;
import java.io.IOException;
import org.apache.avro.Schema;
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
        return quickest(new TypedDeserializer<>(topic.type(), avro), topic, avro);
    }

    @SuppressWarnings("unchecked") // the topic's type says what V is
    private static <V> Deserializer<V> quickest(
            Deserializer<V> deserializer, Topic<V> topic, KafkaAvroDeserializer avro) {
        return topic.type() == TransferBatch.class
                ? (Deserializer<V>) new TransferBatchDeserializer(
                        (Deserializer<TransferBatch>) deserializer, id -> schema(avro, id))
                : deserializer;
    }

    /** A schema that the deserializer has asked the registry for already. */
    private static Schema schema(KafkaAvroDeserializer avro, int id) {
        try {
            return ((AvroSchema) avro.getSchemaById(id)).rawSchema();
        } catch (IOException | RestClientException e) {
            throw new RegistryOutage(e);
        }
    }

    private static void requireAvro(Topic<?> topic) {
        if (!topic.isAvro()) {
            throw new IllegalArgumentException(topic.name() + " holds raw bytes, not Avro records");
        }
    }
}
