package io.swarmgauge.producers.publish;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.topics.Topic;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/** Records to bytes, with the schemas that the registry knows. For one thread. */
final class RecordEncoder implements AutoCloseable {

    /** The registry is away or does not know the schema yet: the record can be encoded later. */
    static final class NotYetException extends Exception {

        private static final long serialVersionUID = 1L;

        NotYetException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final RecordSerdes serdes;
    private final Map<String, Serializer<?>> serializers = new HashMap<>();

    RecordEncoder(RecordSerdes serdes) {
        this.serdes = serdes;
    }

    /**
     * Encodes the record.
     *
     * @throws NotYetException if it can be tried again
     * @throws RuntimeException if the record itself cannot be encoded
     */
    <V> byte[] encode(Outgoing<V> record) throws NotYetException {
        try {
            return serializer(record.topic()).serialize(record.topic().name(), record.value());
        } catch (SerializationException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof IOException || cause instanceof RestClientException) {
                    throw new NotYetException(String.valueOf(cause.getMessage()), e);
                }
            }
            throw e;
        }
    }

    @Override
    public void close() {
        serializers.values().forEach(Serializer::close);
    }

    @SuppressWarnings("unchecked") // the map holds under a topic's name only what was made for that topic
    private <V> Serializer<V> serializer(Topic<V> topic) {
        return (Serializer<V>) serializers.computeIfAbsent(topic.name(), name -> serdes.serializer(topic));
    }
}
