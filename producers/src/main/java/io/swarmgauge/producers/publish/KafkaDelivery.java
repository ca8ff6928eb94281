package io.swarmgauge.producers.publish;

import io.swarmgauge.producers.spool.Spool;
import io.swarmgauge.producers.spool.SpooledRecord;
import io.swarmgauge.producers.spool.UnreadableException;
import io.swarmgauge.serdes.SchemaIds;
import io.swarmgauge.serdes.SchemaIds.NotYetException;
import io.swarmgauge.serdes.SchemaIds.RefusedException;
import io.swarmgauge.signing.NodeKey;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries records from the spool to Kafka on a thread of its own, for as long as that takes. */
public final class KafkaDelivery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaDelivery.class);
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private static final Duration LAST_PATIENCE = Duration.ofSeconds(10);

    /** The producer blocks for 2 s at most. */
    private static final Duration LONGEST_STEP = Duration.ofSeconds(3);

    /** No waiting and no other record makes Kafka take these. */
    private static final List<Class<? extends Exception>> FOR_GOOD = List.of(
            RecordTooLargeException.class,
            RecordBatchTooLargeException.class,
            InvalidRecordException.class,
            InvalidTimestampException.class);

    private final Spool spool;
    private final RenewableProducer producer;
    private final WireFormat format;
    private final BlockedTopics blocked;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean givenUp;

    private KafkaDelivery(Spool spool, RenewableProducer producer, SchemaIds registry, NodeKey key, String owner) {
        this.spool = spool;
        this.producer = producer;
        this.format = new WireFormat(spool, registry, key);
        this.blocked = new BlockedTopics(owner);
        this.thread = new Thread(this::deliver, owner + "-delivery");
        this.thread.setDaemon(true);
    }

    /**
     * Starts to deliver.
     *
     * @param another makes a producer to put in the place of one that the brokers have refused for good
     */
    public static KafkaDelivery start(
            Spool spool,
            Producer<String, byte[]> producer,
            Supplier<Producer<String, byte[]>> another,
            SchemaIds registry,
            NodeKey key,
            String owner) {
        KafkaDelivery delivery = new KafkaDelivery(
                spool, new RenewableProducer(producer, another, owner, nowMs()), registry, key, owner);
        delivery.thread.start();
        return delivery;
    }

    /** The topics that take no records, each with the reason. */
    public Map<String, String> blocked() {
        return blocked.outages();
    }

    /** Whether it goes on at all. */
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** Delivers what waits on disk, for a bounded time; the rest is delivered after the next start. */
    @Override
    public void close() {
        stopping = true;
        long deadline = System.nanoTime() + LAST_PATIENCE.toNanos();
        try {
            thread.join(LAST_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        giveUp();
        long left = Math.max(0, deadline - System.nanoTime());
        producer.close(Duration.ofNanos(left));
        if (spool.depth() > 0) {
            LOG.warn(
                    "{}: stopped with {} records not delivered; they are sent after the next start",
                    thread.getName(),
                    spool.depth());
        }
    }

    /** Stops at once; what was not acknowledged is sent after the next start. */
    public void abandon() {
        giveUp();
        producer.close(Duration.ZERO);
    }

    /** Not interrupted: that would close the spool's file under the thread's hands. */
    private void giveUp() {
        givenUp = true;
        try {
            thread.join(LONGEST_STEP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver() {
        try (format) {
            while (!givenUp && (!stopping || spool.depth() > 0)) {
                deliverNext();
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.error("{}: nothing can be delivered any more", thread.getName(), e);
        }
    }

    /** What comes after a record that the disk does not give waits with it, to stay in order; other topics go on. */
    private void deliverNext() throws InterruptedException {
        if (!producer.isUsable(nowMs())) {
            TimeUnit.MILLISECONDS.sleep(PATIENCE.toMillis());
            return;
        }
        try {
            spool.next(blocked.at(nowMs()), PATIENCE).ifPresent(this::deliver);
        } catch (InterruptException e) {
            throw e;
        } catch (UnreadableException e) {
            LOG.debug("{}: a record cannot be read now", thread.getName(), e);
            blocked.block(e.topic(), String.valueOf(e.getMessage()), nowMs());
        } catch (RuntimeException e) {
            LOG.error("{}: the spool cannot be read now", thread.getName(), e);
            TimeUnit.MILLISECONDS.sleep(PATIENCE.toMillis());
        }
    }

    private void deliver(SpooledRecord record) {
        try {
            Future<RecordMetadata> unused =
                    producer.send(format.of(record), (done, failure) -> settle(record, failure));
        } catch (NotYetException e) {
            spool.putBack(record);
            blocked.block(record.topic(), "the schema registry says " + e.getMessage(), nowMs());
        } catch (RefusedException e) {
            spool.refused(record);
            blocked.refused(record.topic(), "the schema registry says " + e.getMessage());
        } catch (InterruptException e) {
            spool.putBack(record);
            throw e;
        } catch (RuntimeException e) {
            settle(record, e);
        }
    }

    private void settle(SpooledRecord record, @Nullable Exception failure) {
        if (failure == null) {
            spool.acknowledged(record);
            blocked.delivered(record.topic());
        } else if (isForGood(failure)) {
            spool.refused(record);
            blocked.refused(record.topic(), rootCause(failure).toString());
        } else {
            spool.sendAgain(record);
            blocked.block(record.topic(), rootCause(failure).toString(), nowMs());
        }
    }

    private static boolean isForGood(Exception failure) {
        Throwable cause = rootCause(failure);
        return FOR_GOOD.stream().anyMatch(kind -> kind.isInstance(cause));
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Only spans of it matter. */
    private static long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
