package io.swarmgauge.serdes;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Confluent's deserializer returns whatever record the bytes name; this one lets only the topic's own type pass. */
final class TypedDeserializer<V> implements Deserializer<V> {

    private final Class<V> type;
    private final KafkaAvroDeserializer avro;

    TypedDeserializer(Class<V> type, KafkaAvroDeserializer avro) {
        this.type = type;
        this.avro = avro;
    }

    @Override
    @SuppressWarnings("NullAway") // a tombstone's null value is passed on as it came
    public @Nullable V deserialize(String topicName, byte @Nullable [] bytes) {
        Object value = avro.deserialize(topicName, bytes);
        if (value == null || type.isInstance(value)) {
            return type.cast(value);
        }
        throw new SerializationException("expected a %s on %s, found a %s"
                .formatted(type.getSimpleName(), topicName, value.getClass().getSimpleName()));
    }

    @Override
    public void close() {
        avro.close();
    }
}
