package io.swarmgauge.serdes;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a schema registry that could not be asked from bytes that are bad. Confluent's deserializer reports both as
 * exceptions while decoding, but only the bytes may be blamed on the record.
 */
public final class RegistryOutage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Set<Integer> NOT_NOW = Set.of(401, 403, 408, 429);
    private static final int SERVER_ERRORS = 500;

    public RegistryOutage(Throwable cause) {
        super("the schema registry could not be asked: " + cause.getMessage(), cause);
    }

    /** Whether the failure to decode or encode says nothing about the record. */
    public static boolean isCauseOf(Throwable failure) {
        // 401, 403, 408, 429 and 5xx come as other kinds of Kafka's exceptions; bytes are only ever blamed by this one.
        if (failure instanceof KafkaException && !(failure instanceof SerializationException)) {
            return true;
        }
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isNetwork(cause) || (cause instanceof RestClientException answer && isRefusalToAnswer(answer))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNetwork(Throwable cause) {
        return cause instanceof SocketException
                || cause instanceof UnknownHostException
                || cause instanceof InterruptedIOException
                || cause instanceof SSLException;
    }

    /** Any other answer, such as 400, 404 or 422, is about the schema id, which the record's writer chose. */
    private static boolean isRefusalToAnswer(RestClientException answer) {
        return NOT_NOW.contains(answer.getStatus()) || answer.getStatus() >= SERVER_ERRORS;
    }
}
