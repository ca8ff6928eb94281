package io.swarmgauge.stories;

import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.signing.NodeKey;
import io.swarmgauge.signing.RecordSignature;
import io.swarmgauge.topics.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A node without an agent that signs records of any time: hours of a swarm's life pass as fast as they are written. */
final class StagedNode {

    private final NodeKey key = NodeKey.generate();
    private final long epoch = System.currentTimeMillis();
    private final Map<String, Long> sequences = new HashMap<>();
    private final String region;
    private final RecordSerdes serdes;
    private final Producer<String, byte[]> producer;

    StagedNode(String region, RecordSerdes serdes, Producer<String, byte[]> producer) {
        this.region = region;
        this.serdes = serdes;
        this.producer = producer;
    }

    String nodeId() {
        return key.nodeId().hex();
    }

    /**
     * Says something about a time, at its end.
     *
     * @param recordKey what the topic is keyed by
     * @param record makes the record from its header
     */
    <V> Future<RecordMetadata> says(
            Topic<V> topic, String recordKey, long startMs, long endMs, Function<NodeHeader, V> record) {
        long sequence = sequences.merge(topic.name() + '/' + recordKey, 1L, Long::sum);
        NodeHeader header = new NodeHeader(nodeId(), region, epoch, sequence, startMs, endMs);
        byte[] value = serdes.serializer(topic).serialize(topic.name(), record.apply(header));
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic.name(), null, endMs - 1, recordKey, value);
        RecordSignature.sign(key, topic.name(), recordKey, value, message.headers());
        return producer.send(message);
    }
}
