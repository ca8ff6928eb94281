package io.swarmgauge.producers.publish;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The producer in use. An idempotent one that brokers refused before it had its id refuses every record from then on, even
 * when they would let it in: another takes its place. What was handed to it is still in the spool.
 */
final class RenewableProducer {

    private static final Logger LOG = LoggerFactory.getLogger(RenewableProducer.class);
    private static final long LEAST_LIFE_MS = 2_000;

    private static final List<Class<? extends Exception>> FATAL = List.of(
            AuthenticationException.class,
            ClusterAuthorizationException.class,
            ProducerFencedException.class,
            UnsupportedVersionException.class);

    private final Supplier<Producer<String, byte[]>> factory;
    private final String owner;
    private volatile Producer<String, byte[]> current;

    /** Of the sending thread. */
    private int generation;

    private volatile int failedGeneration = -1;
    private long madeAtMs;

    RenewableProducer(
            Producer<String, byte[]> first, Supplier<Producer<String, byte[]>> factory, String owner, long nowMs) {
        this.current = first;
        this.factory = factory;
        this.owner = owner;
        this.madeAtMs = nowMs;
    }

    /** Hands the record over; the callback is told how that went, as {@link Producer#send} does. */
    Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
        int sentBy = generation;
        try {
            return current.send(record, (done, failure) -> {
                note(failure, sentBy);
                callback.onCompletion(done, failure);
            });
        } catch (KafkaException e) {
            note(e, sentBy);
            throw e;
        }
    }

    private synchronized void note(@Nullable Throwable failure, int sentBy) {
        if (isFatal(failure)) {
            failedGeneration = Math.max(failedGeneration, sentBy);
        }
    }

    /** Whether records can be handed over. Puts another producer in the place of one that will never deliver again. */
    boolean isUsable(long nowMs) {
        if (failedGeneration < generation) {
            return true;
        }
        if (nowMs - madeAtMs < LEAST_LIFE_MS) {
            return false;
        }
        madeAtMs = nowMs;
        // Closed first: its client's metrics go by the same name.
        current.close(Duration.ZERO);
        try {
            current = factory.get();
        } catch (KafkaException e) {
            LOG.warn("{}: cannot begin anew with the brokers yet: {}", owner, e.toString());
            return false;
        }
        generation++;
        LOG.info("{}: begins anew with the brokers, which refused it", owner);
        return true;
    }

    void close(Duration patience) {
        current.close(patience);
    }

    private static boolean isFatal(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Throwable found = cause;
            if (FATAL.stream().anyMatch(kind -> kind.isInstance(found))) {
                return true;
            }
        }
        return false;
    }
}
