package io.swarmgauge.streams.kit;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
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

    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;

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

    /** The registry answers 404 or 422 for an id that it does not know; anything else is about the registry itself. */
    private static boolean isRefusalToAnswer(RestClientException answer) {
        return answer.getStatus() != NOT_FOUND && answer.getStatus() != UNPROCESSABLE;
    }
}
