package io.swarmgauge.console.recording;

import io.swarmgauge.console.log.LogReader.Progress;
import io.swarmgauge.schema.recording.RecordedHeader;
import io.swarmgauge.schema.recording.RecordedMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Sends a recording's messages to the partitions that they were on, as they were and in the order of the recording. */
public final class Replayer {

    private final Producer<byte[], byte[]> producer;
    private final Progress progress;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** @param producer one that counts a record as sent when all replicas have it, and keeps the order of each partition */
    public Replayer(Producer<byte[], byte[]> producer, Progress progress) {
        this.producer = producer;
        this.progress = progress;
    }

    /**
     * Sends everything and returns when the cluster has confirmed it.
     *
     * @throws KafkaException if the cluster did not take a message
     */
    public void send(Recording recording) throws IOException {
        long all = recording.length();
        long[] sent = {0};
        boolean[] standing = {true};
        recording.read(message -> {
            if (standing[0] && !message.getStanding()) {
                // The plan is there before the first node speaks of it.
                producer.flush();
                standing[0] = false;
            }
            Future<RecordMetadata> unused = producer.send(record(message), (metadata, problem) -> {
                if (problem != null) {
                    failure.compareAndSet(null, problem);
                }
            });
            failIfRefused();
            sent[0]++;
            progress.at(sent[0], all);
        });
        producer.flush();
        failIfRefused();
    }

    private void failIfRefused() {
        Exception first = failure.get();
        if (first != null) {
            throw new KafkaException("the cluster did not take a message: " + first.getMessage(), first);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(RecordedMessage message) {
        Headers headers = new RecordHeaders();
        List<RecordedHeader> recorded = new ArrayList<>(message.getHeaders());
        recorded.forEach(header -> headers.add(header.getName(), bytes(header.getValue())));
        return new ProducerRecord<>(
                message.getTopic(),
                message.getPartition(),
                message.getTimestamp() < 0 ? null : message.getTimestamp(),
                bytes(message.getKey()),
                bytes(message.getValue()),
                headers);
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
