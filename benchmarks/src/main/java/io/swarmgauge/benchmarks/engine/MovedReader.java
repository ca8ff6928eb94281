package io.swarmgauge.benchmarks.engine;

import io.swarmgauge.benchmarks.load.LoadShape;
import io.swarmgauge.benchmarks.load.Wire;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.signing.SignatureCheck;
import io.swarmgauge.topics.TopicCatalogue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** From a record to what it says, by the same decoder as Swarmgauge's door uses. For one thread. */
final class MovedReader {

    private static final long WINDOW_MS = LoadShape.WINDOW.toMillis();

    private final boolean verify;
    private final SignatureCheck signatures = new SignatureCheck();
    private final Deserializer<TransferBatch> decoder = Wire.serdes().deserializer(TopicCatalogue.TRANSFERS);

    MovedReader(boolean verify) {
        this.verify = verify;
    }

    Moved read(ConsumerRecord<byte[], byte[]> record) {
        if (verify) {
            requireSignature(record);
        }
        TransferBatch batch = decoder.deserialize(record.topic(), record.value());
        long start = batch.getHeader().getWindowStart();
        return new Moved(
                batch.getSetupId(),
                start - Math.floorMod(start, WINDOW_MS),
                batch.getHeader().getNodeId(),
                batch.getHeader().getRegion(),
                batch.getRole() == Role.HOSTER,
                batch.getDownloaded().getChunks(),
                batch.getDownloaded().getBytes(),
                batch.getUploaded().getChunks(),
                batch.getUploaded().getBytes());
    }

    private void requireSignature(ConsumerRecord<byte[], byte[]> record) {
        SignatureCheck.Result result = signatures.check(record.topic(), record.key(), record.value(), record.headers());
        if (!(result instanceof SignatureCheck.Result.Signed)) {
            throw new IllegalStateException("the load has a record that is not signed: " + result);
        }
    }
}
