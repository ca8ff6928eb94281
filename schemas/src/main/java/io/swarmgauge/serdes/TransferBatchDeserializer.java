package io.swarmgauge.serdes;

import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.serdes.WireReader.NotPlainException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes transfer batches, by far the most records of any deployment, by hand where they are plainly encoded by the
 * schema that this release knows, and by Confluent's deserializer otherwise: the results are the same.
 */
final class TransferBatchDeserializer implements Deserializer<TransferBatch> {

    private static final byte MAGIC = 0;
    private static final int PREFIX = 1 + Integer.BYTES;
    private static final long OURS = SchemaNormalization.parsingFingerprint64(TransferBatch.getClassSchema());

    private final Deserializer<TransferBatch> avro;
    private final IntFunction<Schema> schemas;
    private final Map<Integer, Boolean> oursById = new ConcurrentHashMap<>();

    /**
     * Decodes by the one where it must.
     *
     * @param schemas the schema under an id that {@code avro} has decoded with
     */
    TransferBatchDeserializer(Deserializer<TransferBatch> avro, IntFunction<Schema> schemas) {
        this.avro = avro;
        this.schemas = schemas;
    }

    @Override
    @SuppressWarnings("NullAway") // a tombstone's null value is passed on as it came
    public @Nullable TransferBatch deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null || bytes.length < PREFIX || bytes[0] != MAGIC) {
            return avro.deserialize(topic, bytes);
        }
        int id = ByteBuffer.wrap(bytes).getInt(1);
        Boolean ours = oursById.get(id);
        if (ours == null) {
            TransferBatch batch = avro.deserialize(topic, bytes);
            oursById.put(id, SchemaNormalization.parsingFingerprint64(schemas.apply(id)) == OURS);
            return batch;
        }
        return ours ? plain(topic, bytes) : avro.deserialize(topic, bytes);
    }

    private TransferBatch plain(String topic, byte[] bytes) {
        try {
            return TransferBatchReader.read(bytes, PREFIX);
        } catch (NotPlainException e) {
            return avro.deserialize(topic, bytes);
        }
    }

    @Override
    public void close() {
        avro.close();
    }
}
