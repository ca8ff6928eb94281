package io.swarmgauge.producers.publish;

import io.swarmgauge.producers.spool.Spool;
import io.swarmgauge.producers.spool.SpooledRecord;
import io.swarmgauge.serdes.SchemaIds;
import io.swarmgauge.serdes.SchemaIds.NotYetException;
import io.swarmgauge.serdes.SchemaIds.RefusedException;
import io.swarmgauge.signing.NodeKey;
import io.swarmgauge.signing.RecordSignature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Spooled records as they go to Kafka: in Confluent's wire format (a zero, the schema's id in 4 bytes, the encoded
 * record), signed by the node. The same record always becomes the same bytes. For one thread.
 */
final class WireFormat implements AutoCloseable {

    private record Written(String topic, long schema) {}

    private static final byte MAGIC = 0;
    private static final int PREFIX_BYTES = 5;

    private final Spool spool;
    private final SchemaIds registry;
    private final NodeKey key;
    private final Map<Written, Integer> ids = new HashMap<>();

    WireFormat(Spool spool, SchemaIds registry, NodeKey key) {
        this.spool = spool;
        this.registry = registry;
        this.key = key;
    }

    /**
     * Makes the record that is sent.
     *
     * @throws NotYetException if the registry cannot say the schema's id now
     * @throws RefusedException if it never will
     */
    ProducerRecord<String, byte[]> of(SpooledRecord record) throws NotYetException, RefusedException {
        byte[] value = ByteBuffer.allocate(PREFIX_BYTES + record.body().length)
                .put(MAGIC)
                .putInt(id(record))
                .put(record.body())
                .array();
        ProducerRecord<String, byte[]> sent =
                new ProducerRecord<>(record.topic(), null, record.timestamp(), record.key(), value);
        RecordSignature.sign(key, record.topic(), record.key(), value, sent.headers());
        return sent;
    }

    private int id(SpooledRecord record) throws NotYetException, RefusedException {
        Written written = new Written(record.topic(), record.schema());
        Integer known = ids.get(written);
        if (known != null) {
            return known;
        }
        String schema = spool.schema(record.schema())
                .orElseThrow(() -> new RefusedException("the spool does not hold the record's schema"));
        int id = registry.idOf(record.topic() + "-value", schema);
        ids.put(written, id);
        return id;
    }

    @Override
    public void close() throws IOException {
        registry.close();
    }
}
