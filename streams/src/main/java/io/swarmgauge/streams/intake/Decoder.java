package io.swarmgauge.streams.intake;

import io.swarmgauge.streams.kit.RegistryOutage;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Decodes values. Bad bytes are the record's fault and come out as a SerializationException; a registry that cannot be
 * asked is nobody's: it is asked again, and then the stream thread gives up and starts anew at the same record.
 */
final class Decoder<V> {

    /** Together shorter than a transaction may stay open by Kafka Streams' default of 10 s. */
    private static final List<Duration> PATIENCE =
            List.of(Duration.ofMillis(250), Duration.ofMillis(750), Duration.ofSeconds(2));

    private final String topic;
    private final Deserializer<V> deserializer;
    private final Pause pause;

    Decoder(String topic, Deserializer<V> deserializer, Pause pause) {
        this.topic = topic;
        this.deserializer = deserializer;
        this.pause = pause;
    }

    /**
     * @throws SerializationException if the bytes are not a record of the topic
     * @throws RegistryOutage if the registry could not be asked
     */
    V decode(byte[] bytes) {
        for (Duration wait : PATIENCE) {
            try {
                return deserializer.deserialize(topic, bytes);
            } catch (KafkaException e) {
                blameTheRecordFor(e);
                pause.take(wait);
            }
        }
        try {
            return deserializer.deserialize(topic, bytes);
        } catch (KafkaException e) {
            blameTheRecordFor(e);
            throw new RegistryOutage(e);
        }
    }

    void close() {
        deserializer.close();
    }

    private static void blameTheRecordFor(KafkaException failure) {
        if (!RegistryOutage.isCauseOf(failure)) {
            throw failure;
        }
    }

    /** Waits; a parameter so that tests need not. */
    @FunctionalInterface
    interface Pause {
        Pause SLEEP = wait -> {
            try {
                Thread.sleep(wait.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };

        void take(Duration wait);
    }
}
