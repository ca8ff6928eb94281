package io.swarmgauge.streams.intake;

import io.swarmgauge.serdes.RegistryOutage;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Decodes values. Bad bytes are the record's fault and come out as a SerializationException. A registry that cannot be
 * asked is nobody's fault: its client asks several times, and then the stream thread gives up and starts anew at the
 * same record.
 */
final class Decoder<V> {

    private final String topic;
    private final Deserializer<V> deserializer;

    Decoder(String topic, Deserializer<V> deserializer) {
        this.topic = topic;
        this.deserializer = deserializer;
    }

    /**
     * The record in the bytes.
     *
     * @throws SerializationException if the bytes are not a record of the topic
     * @throws RegistryOutage if the registry could not be asked
     */
    V decode(byte[] bytes) {
        try {
            return deserializer.deserialize(topic, bytes);
        } catch (KafkaException e) {
            if (RegistryOutage.isCauseOf(e)) {
                throw new RegistryOutage(e);
            }
            throw e;
        }
    }

    void close() {
        deserializer.close();
    }
}
