package io.swarmgauge.console.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmgauge.console.log.LogReader;
import java.util.List;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;

/** On which partition a key lives: Kafka's default, which everything that is co-partitioned relies on. */
final class Homes {

    private Homes() {}

    static TopicPartition of(LogReader reader, String topic, String key) {
        List<TopicPartition> partitions = reader.partitions(topic);
        return new TopicPartition(topic, BuiltInPartitioner.partitionForKey(key.getBytes(UTF_8), partitions.size()));
    }
}
