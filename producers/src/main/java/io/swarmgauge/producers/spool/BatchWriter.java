package io.swarmgauge.producers.spool;

import io.swarmgauge.producers.spool.SpoolBatch.Fate;
import io.swarmgauge.producers.spool.SpoolBatch.Settled;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.h2.mvstore.MVMap;

/**
 * Puts a batch into a store. Whatever is put says how things are, never by how much they changed: a batch that is in the
 * store already, because only the flush after it failed, is put in once more without changing anything.
 */
final class BatchWriter {

    private BatchWriter() {}

    static void put(SpoolStore to, SpoolBatch batch, Map<String, TopicCounts> counts, long acknowledgedMs) {
        batch.schemas.forEach((fingerprint, json) -> SchemaTexts.put(to, fingerprint, json));
        batch.sequences.forEach(
                (stream, sequence) -> to.put(to.named(SpoolStore.SEQUENCES), stream, SpoolStore.bytes(sequence)));
        batch.records.forEach(record -> to.put(to.records(record.topic()), record.id(), record.encoded()));
        batch.withdrawn.forEach((id, topic) -> to.remove(to.records(topic), id));
        batch.settled.forEach(settled -> settle(to, settled));
        batch.state.forEach((key, value) -> value.ifPresentOrElse(
                bytes -> to.put(to.named(SpoolStore.STATE), key, bytes),
                () -> to.remove(to.named(SpoolStore.STATE), key)));
        counts.forEach((topic, count) -> to.put(to.named(SpoolStore.COUNTS), topic, count.encoded()));
        to.lastAcknowledged(acknowledgedMs);
    }

    /** The last sequence of each topic and key. */
    static Map<String, Long> sequences(SpoolStore from) throws Seal.BrokenException {
        Map<String, Long> sequences = new HashMap<>();
        from.all(SpoolStore.SEQUENCES)
                .forEach((stream, bytes) ->
                        sequences.put(stream, ByteBuffer.wrap(bytes).getLong()));
        return sequences;
    }

    private static void settle(SpoolStore to, Settled settled) {
        MVMap<Long, byte[]> records = to.records(settled.topic());
        if (settled.fate() == Fate.REFUSED) {
            RefusedRecords.keep(to, settled, records.get(settled.id()));
        }
        to.remove(records, settled.id());
    }
}
