package io.swarmgauge.streams.intake;

import io.swarmgauge.topics.TopicCatalogue;
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
 * stay true: a bundle stands where its last record does, and is processed as a whole before anything is committed.
 */
public final class BundledTransfers implements ConsumerInterceptor<byte[], byte[]> {

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> all = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> consumed = records.records(partition);
            boolean bundles = partition.topic().equals(TopicCatalogue.TRANSFERS.name());
            all.put(partition, bundles ? bundled(consumed) : consumed);
        }
        return new ConsumerRecords<>(all, records.nextOffsets());
    }

    private static List<ConsumerRecord<byte[], byte[]>> bundled(List<ConsumerRecord<byte[], byte[]>> consumed) {
        List<ConsumerRecord<byte[], byte[]>> carriers = new ArrayList<>();
        Bundle bundle = new Bundle(consumed.get(0));
        for (ConsumerRecord<byte[], byte[]> record : consumed.subList(1, consumed.size())) {
            if (!bundle.take(record)) {
                carriers.add(bundle.asRecord());
                bundle = new Bundle(record);
            }
        }
        carriers.add(bundle.asRecord());
        return carriers;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> configs) {}
}
