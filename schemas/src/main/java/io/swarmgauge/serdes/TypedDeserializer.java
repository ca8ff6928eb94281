package io.swarmgauge.serdes;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.nio.BufferUnderflowException;
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
        Object value = decode(topicName, bytes);
        if (value == null || type.isInstance(value)) {
            return type.cast(value);
        }
        throw new SerializationException("expected a %s on %s, found a %s"
                .formatted(type.getSimpleName(), topicName, value.getClass().getSimpleName()));
    }

    /** Confluent's deserializer lets what it stumbles over in bytes too short for its format through as it is. */
    @SuppressWarnings("NullAway") // as above
    private @Nullable Object decode(String topicName, byte @Nullable [] bytes) {
        try {
            return avro.deserialize(topicName, bytes);
        } catch (BufferUnderflowException e) {
            throw new SerializationException("too few bytes for a record on " + topicName, e);
        }
    }

    @Override
    public void close() {
        avro.close();
    }
}
