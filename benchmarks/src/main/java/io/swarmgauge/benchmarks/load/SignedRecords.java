package io.swarmgauge.benchmarks.load;

import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.signing.NodeKey;
import io.swarmgauge.signing.RecordSignature;
import io.swarmgauge.topics.Topic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** What nodes say on a topic, in the wire format and signed. For any thread. */
public final class SignedRecords<V> {

    private final String topic;
    private final Serializer<V> serializer;

    public SignedRecords(Topic<V> topic) {
        this.topic = topic.name();
        this.serializer = Wire.serdes().serializer(topic);
    }

    /** The record, stamped with the last moment that it covers, as agents do. */
    public ProducerRecord<String, byte[]> of(String key, V value, NodeHeader header, NodeKey signer) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, null, header.getWindowEnd() - 1, key, serializer.serialize(topic, value));
        RecordSignature.sign(signer, topic, key, record.value(), record.headers());
        return record;
    }
}
