package io.swarmgauge.producers.publish;

import io.swarmgauge.producers.publish.RecordEncoder.NotYetException;
import io.swarmgauge.serdes.RecordSerdes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries records from the outbox to Kafka on a thread of its own, for as long as that takes. */
public final class KafkaDelivery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaDelivery.class);
    private static final Duration PATIENCE = Duration.ofMillis(200);

    /** A broker outage shows nowhere else: the producer retries what it was handed for as long as it takes. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final Duration LAST_PATIENCE = Duration.ofSeconds(10);

    private final Outbox outbox;
    private final Producer<String, byte[]> producer;
    private final RecordEncoder encoder;
    private final DeliveryCounters counters;
    private final BlockedTopics blocked;
    private final Thread thread;
    private volatile boolean stopping;

    private KafkaDelivery(
            Outbox outbox,
            Producer<String, byte[]> producer,
            RecordSerdes serdes,
            DeliveryCounters counters,
            String owner) {
        this.outbox = outbox;
        this.producer = producer;
        this.encoder = new RecordEncoder(serdes);
        this.counters = counters;
        this.blocked = new BlockedTopics(owner);
        this.thread = new Thread(this::deliver, owner + "-delivery");
        this.thread.setDaemon(true);
    }

    public static KafkaDelivery start(
            Outbox outbox,
            Producer<String, byte[]> producer,
            RecordSerdes serdes,
            DeliveryCounters counters,
            String owner) {
        KafkaDelivery delivery = new KafkaDelivery(outbox, producer, serdes, counters, owner);
        delivery.thread.start();
        return delivery;
    }

    /** Whether a topic takes no records, or a record waits for its acknowledgement for too long. */
    public boolean isHeldUp() {
        return blocked.hasOutage() || outbox.longestWait().compareTo(LONGEST_WAIT) > 0;
    }

    /** Delivers what waits, for a bounded time, and says what could not be delivered. */
    @Override
    public void close() {
        stopping = true;
        long deadline = System.nanoTime() + LAST_PATIENCE.toNanos();
        try {
            thread.join(LAST_PATIENCE.toMillis());
            thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long left = Math.max(0, deadline - System.nanoTime());
        producer.close(Duration.ofNanos(left));
        if (outbox.depth() > 0) {
            LOG.warn("{}: stopped with {} records not delivered", thread.getName(), outbox.depth());
        }
    }

    private void deliver() {
        try (encoder) {
            while (!stopping || outbox.depth() > 0) {
                Optional<Outgoing<?>> next = outbox.next(blocked.at(nowMs()), PATIENCE);
                if (next.isPresent()) {
                    deliver(next.get());
                } else if (stopping) {
                    producer.flush();
                }
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("{}: nothing can be delivered any more", thread.getName(), e);
        }
    }

    private void deliver(Outgoing<?> record) {
        String topic = record.topic().name();
        try {
            byte[] value = encoder.encode(record);
            Future<RecordMetadata> unused = producer.send(
                    new ProducerRecord<>(topic, null, record.timestamp(), record.key(), value),
                    (done, failure) -> settle(record, failure));
        } catch (NotYetException e) {
            outbox.putBack(record);
            blocked.block(topic, "the schema registry says " + e.getMessage(), nowMs());
        } catch (InterruptException e) {
            outbox.putBack(record);
            throw e;
        } catch (RuntimeException e) {
            settle(record, e);
        }
    }

    private void settle(Outgoing<?> record, @Nullable Exception failure) {
        String topic = record.topic().name();
        if (failure == null) {
            outbox.settled(record);
            counters.sent(topic);
            blocked.delivered(topic);
        } else if (failure instanceof RetriableException) {
            outbox.putBack(record);
            blocked.block(topic, String.valueOf(failure.getMessage()), nowMs());
        } else {
            outbox.settled(record);
            counters.failed(topic);
            blocked.refused(topic, rootCause(failure));
        }
    }

    private static String rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.toString();
    }

    /** Only spans of it matter. */
    private static long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
