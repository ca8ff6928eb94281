package io.swarmgauge.streams.intake;

import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Bundles transfers as the consumer hands them to Kafka Streams. Nodes write far more of them than of anything else. Offsets
 * stay true: a bundle stands where its first record does, and is processed as a whole before anything is committed.
 */
public final class BundledTransfers implements ConsumerInterceptor<byte[], byte[]> {

    /** The consumer's setting for how far apart the timestamps of a bundle may be: milliseconds. */
    public static final String SPAN_MS_CONFIG = "swarmgauge.bundle.span.ms";

    /**
     * Stream time moves to the latest of a bundle before the first is judged, so that windows may close by so much too
     * early: never by more than the grace, and little beside a usual one.
     */
    private static final long LONGEST_SPAN_MS = 200;

    private long spanMs;

    /** What to set for windows with this grace. */
    public static long spanMs(Duration grace) {
        return Math.min(LONGEST_SPAN_MS, grace.toMillis());
    }

    @Override
    public void configure(Map<String, ?> configs) {
        spanMs = Long.parseLong(String.valueOf(configs.get(SPAN_MS_CONFIG)));
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> all = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> consumed = records.records(partition);
            boolean bundles = consumed.size() > 1 && partition.topic().equals(TopicCatalogue.TRANSFERS.name());
            all.put(partition, bundles ? bundled(consumed) : consumed);
        }
        return new ConsumerRecords<>(all, records.nextOffsets());
    }

    private List<ConsumerRecord<byte[], byte[]>> bundled(List<ConsumerRecord<byte[], byte[]>> consumed) {
        List<ConsumerRecord<byte[], byte[]>> carriers = new ArrayList<>();
        Bundle bundle = new Bundle(consumed.get(0), spanMs);
        for (ConsumerRecord<byte[], byte[]> record : consumed.subList(1, consumed.size())) {
            if (!bundle.take(record)) {
                carriers.add(bundle.asRecord());
                bundle = new Bundle(record, spanMs);
            }
        }
        carriers.add(bundle.asRecord());
        return carriers;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}
}
