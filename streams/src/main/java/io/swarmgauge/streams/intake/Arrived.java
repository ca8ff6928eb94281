package io.swarmgauge.streams.intake;

import io.swarmgauge.streams.kit.SourcePosition;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** A record as it stood on its topic, before anybody looked at it. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Arrived(byte @Nullable [] key, byte @Nullable [] value, Headers headers, SourcePosition source) {

    /** The record that is being processed. */
    static Arrived alone(ProcessingContext context, Record<byte @Nullable [], byte @Nullable []> record) {
        return new Arrived(
                record.key(), record.value(), record.headers(), SourcePosition.of(context, record.timestamp()));
    }

    /** A record of a bundle. */
    static Arrived bundled(ConsumerRecord<byte[], byte[]> record) {
        return new Arrived(
                record.key(),
                record.value(),
                record.headers(),
                new SourcePosition(record.topic(), record.partition(), record.offset(), record.timestamp()));
    }

    long timestamp() {
        return source.timestamp();
    }
}
