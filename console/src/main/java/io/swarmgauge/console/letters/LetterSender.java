package io.swarmgauge.console.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmgauge.console.letters.Resubmission.Send;
import io.swarmgauge.topics.DeadLetterHeaders;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Sends refused records again, as they were, to the topics that they came from. */
public final class LetterSender implements AutoCloseable {

    private final Producer<byte[], byte[]> producer;
    private final LongAdder sent = new LongAdder();
    private final Map<Position, String> failures = new ConcurrentHashMap<>();

    /**
     * Sends with the producer, which belongs to the sender from now on.
     *
     * @param producer one that counts a record as sent when all replicas have it
     */
    public LetterSender(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** Sends the record; what comes of it is known after {@link #await}. */
    public void send(KeptRecord kept, Send decision) {
        Position position = kept.letter().position();
        try {
            Future<RecordMetadata> unused = producer.send(again(kept, decision), (metadata, failure) -> {
                if (failure == null) {
                    sent.increment();
                } else {
                    failures.put(position, String.valueOf(failure.getMessage()));
                }
            });
        } catch (KafkaException e) {
            failures.put(position, String.valueOf(e.getMessage()));
        }
    }

    /** Waits until the cluster has taken or refused everything. */
    public void await() {
        producer.flush();
    }

    /** How many the cluster has taken. */
    public long sent() {
        return sent.sum();
    }

    /** The letters whose records the cluster did not take, and why. */
    public Map<Position, String> failures() {
        return failures;
    }

    @Override
    public void close() {
        producer.close();
    }

    private static ProducerRecord<byte[], byte[]> again(KeptRecord kept, Send decision) {
        Headers headers = new RecordHeaders(kept.own().toArray());
        headers.remove(DeadLetterHeaders.RESUBMITTED);
        headers.add(
                DeadLetterHeaders.RESUBMITTED,
                kept.letter().position().toString().getBytes(UTF_8));
        return new ProducerRecord<>(decision.topic(), null, decision.timestamp(), kept.key(), kept.value(), headers);
    }
}
