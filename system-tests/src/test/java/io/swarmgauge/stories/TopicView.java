package io.swarmgauge.stories;

import io.swarmgauge.local.LocalPipeline;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** All committed records of a topic, from the beginning; each look takes in what has come since the last. */
public final class TopicView<V> implements AutoCloseable {

    private final KafkaConsumer<byte[], V> consumer;
    private final List<ConsumerRecord<byte[], V>> taken = new ArrayList<>();

    private TopicView(KafkaConsumer<byte[], V> consumer, String topic) {
        this.consumer = consumer;
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    static <V> TopicView<V> of(LocalPipeline pipeline, Topic<V> topic) {
        return of(pipeline.cluster().bootstrapServers(), pipeline.serdes(), topic);
    }

    static TopicView<byte[]> raw(LocalPipeline pipeline, Topic<byte[]> topic) {
        return raw(pipeline.cluster().bootstrapServers(), topic);
    }

    /** As {@link #of(LocalPipeline, Topic)}, on another cluster, with the client's settings. */
    static <V> TopicView<V> of(Map<String, Object> client, String topic, Deserializer<V> values) {
        Map<String, Object> config = new HashMap<>(client);
        config.put("isolation.level", "read_committed");
        return new TopicView<>(new KafkaConsumer<>(config, new ByteArrayDeserializer(), values), topic);
    }

    /** A topic of any cluster. */
    public static <V> TopicView<V> of(String bootstrapServers, RecordSerdes serdes, Topic<V> topic) {
        return new TopicView<>(consumer(bootstrapServers, serdes.deserializer(topic)), topic.name());
    }

    /** A topic of any cluster whose records are kept as they came. */
    public static TopicView<byte[]> raw(String bootstrapServers, Topic<?> topic) {
        return new TopicView<>(consumer(bootstrapServers, new ByteArrayDeserializer()), topic.name());
    }

    public List<ConsumerRecord<byte[], V>> records() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        do {
            consumer.poll(Duration.ofMillis(100)).forEach(taken::add);
        } while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue()));
        return List.copyOf(taken);
    }

    public List<V> values(Predicate<V> wanted) {
        return records().stream().map(ConsumerRecord::value).filter(wanted).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static <V> KafkaConsumer<byte[], V> consumer(String bootstrapServers, Deserializer<V> values) {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), values);
    }
}
