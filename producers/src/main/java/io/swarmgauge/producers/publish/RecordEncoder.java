package io.swarmgauge.producers.publish;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistryOutage;
import io.swarmgauge.topics.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Records to bytes, with the schemas that the registry knows. For one thread. */
final class RecordEncoder implements AutoCloseable {

    /** The registry is away or does not know the schema yet: the record can be encoded later. */
    static final class NotYetException extends Exception {

        private static final long serialVersionUID = 1L;

        NotYetException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Nobody registered the schema yet. */
    private static final int NOT_FOUND = 404;

    /** The schema does not go with those that are registered: no waiting mends that. */
    private static final int CONFLICT = 409;

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
        } catch (KafkaException e) {
            Optional<RestClientException> answer = answer(e);
            boolean canComeLater = answer.map(RestClientException::getStatus)
                    .map(status -> status == NOT_FOUND || (status != CONFLICT && RegistryOutage.isCauseOf(e)))
                    .orElseGet(() -> RegistryOutage.isCauseOf(e));
            if (canComeLater) {
                Throwable told = answer.isPresent() ? answer.get() : e;
                throw new NotYetException(String.valueOf(told.getMessage()), e);
            }
            throw e;
        }
    }

    private static Optional<RestClientException> answer(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RestClientException answer) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
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
