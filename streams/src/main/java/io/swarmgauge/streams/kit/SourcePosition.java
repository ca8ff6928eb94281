package io.swarmgauge.streams.kit;

import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * Where a record stands on its topic, so that a conclusion can name its evidence.
 *
 * @param timestamp the record's timestamp, epoch milliseconds (UTC)
 */
public record SourcePosition(String topic, int partition, long offset, long timestamp) {

    /** The position of the record that is being processed. */
    public static SourcePosition of(ProcessingContext context, long timestamp) {
        return context.recordMetadata()
                .map(record -> new SourcePosition(record.topic(), record.partition(), record.offset(), timestamp))
                .orElseThrow(() -> new IllegalStateException("no record is being processed"));
    }
}
