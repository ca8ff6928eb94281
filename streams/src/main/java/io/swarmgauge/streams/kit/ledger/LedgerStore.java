package io.swarmgauge.streams.kit.ledger;

import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.state.ledger.KeptBucket;
import io.swarmgauge.streams.state.ledger.KeptContribution;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Buckets, contributions and marks of a ledger. One store, so that all of them are written or none. */
final class LedgerStore {

    private static final StateSerde<KeptBucket> BUCKETS = StateSerde.of(KeptBucket.class);
    private static final StateSerde<KeptContribution> CONTRIBUTIONS = StateSerde.of(KeptContribution.class);
    private static final byte[] MARK = {};

    private final KeyValueStore<Bytes, byte[]> store;

    LedgerStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingEnabled();
    }

    Optional<KeptContribution> contribution(String entity, String source, long windowStart) {
        return find(LedgerKeys.at(LedgerKeys.CONTRIBUTION, windowStart, entity, source), CONTRIBUTIONS);
    }

    void putContribution(String entity, String source, long windowStart, KeptContribution kept) {
        put(LedgerKeys.at(LedgerKeys.CONTRIBUTION, windowStart, entity, source), kept, CONTRIBUTIONS);
    }

    /** The source's contributions of windows that start within [from, to), ascending. */
    void eachContribution(
            String entity, String source, long from, long to, BiConsumer<Long, KeptContribution> visitor) {
        range(
                LedgerKeys.at(LedgerKeys.CONTRIBUTION, from, entity, source),
                LedgerKeys.at(LedgerKeys.CONTRIBUTION, to, entity, source),
                (key, value) -> visitor.accept(LedgerKeys.time(key), CONTRIBUTIONS.decode(ByteBuffer.wrap(value))));
    }

    void deleteContributions(String entity, String source, long before) {
        deleteRange(
                LedgerKeys.at(LedgerKeys.CONTRIBUTION, 0, entity, source),
                LedgerKeys.at(LedgerKeys.CONTRIBUTION, before, entity, source));
    }

    Optional<KeptBucket> bucket(String entity, long start) {
        return find(LedgerKeys.at(LedgerKeys.BUCKET, start, entity), BUCKETS);
    }

    void putBucket(String entity, long start, KeptBucket bucket) {
        put(LedgerKeys.at(LedgerKeys.BUCKET, start, entity), bucket, BUCKETS);
    }

    /** The buckets that do not start before, ascending. */
    List<DatedBucket<KeptBucket>> buckets(String entity, long from) {
        List<DatedBucket<KeptBucket>> buckets = new ArrayList<>();
        range(
                LedgerKeys.at(LedgerKeys.BUCKET, from, entity),
                LedgerKeys.at(LedgerKeys.BUCKET, Long.MAX_VALUE, entity),
                (key, value) ->
                        buckets.add(new DatedBucket<>(LedgerKeys.time(key), BUCKETS.decode(ByteBuffer.wrap(value)))));
        return buckets;
    }

    void deleteBuckets(String entity, long before) {
        deleteRange(LedgerKeys.at(LedgerKeys.BUCKET, 0, entity), LedgerKeys.at(LedgerKeys.BUCKET, before, entity));
    }

    /** End of the entity's latest window; 0 before the first. */
    long latest(String entity) {
        return time(LedgerKeys.prefix(LedgerKeys.ENTITY, entity));
    }

    void latest(String entity, long windowEnd) {
        store.put(LedgerKeys.prefix(LedgerKeys.ENTITY, entity), bytes(windowEnd));
    }

    /** End of the source's latest window; 0 before the first. */
    long latest(String entity, String source) {
        return time(LedgerKeys.prefix(LedgerKeys.SOURCE, entity, source));
    }

    void latest(String entity, String source, long windowEnd) {
        store.put(LedgerKeys.prefix(LedgerKeys.SOURCE, entity, source), bytes(windowEnd));
    }

    void forget(String entity, String source) {
        store.delete(LedgerKeys.prefix(LedgerKeys.SOURCE, entity, source));
    }

    List<String> sources(String entity) {
        return names(LedgerKeys.prefix(LedgerKeys.SOURCE, entity), 1);
    }

    void markDirty(String entity) {
        store.put(LedgerKeys.prefix(LedgerKeys.DIRTY, entity), MARK);
    }

    void markClean(String entity) {
        store.delete(LedgerKeys.prefix(LedgerKeys.DIRTY, entity));
    }

    List<String> dirty() {
        return names(LedgerKeys.prefix(LedgerKeys.DIRTY), 0);
    }

    private List<String> names(Bytes prefix, int place) {
        List<String> names = new ArrayList<>();
        range(prefix, LedgerKeys.after(prefix), (key, value) -> names.add(LedgerKeys.name(key, place)));
        return names;
    }

    private <T extends SpecificRecord> Optional<T> find(Bytes key, StateSerde<T> serde) {
        return Optional.ofNullable(store.get(key)).map(bytes -> serde.decode(ByteBuffer.wrap(bytes)));
    }

    private <T extends SpecificRecord> void put(Bytes key, T value, StateSerde<T> serde) {
        store.put(key, serde.encode(value).array());
    }

    private long time(Bytes key) {
        byte[] bytes = store.get(key);
        return bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong();
    }

    private static byte[] bytes(long time) {
        return ByteBuffer.allocate(Long.BYTES).putLong(time).array();
    }

    private void deleteRange(Bytes from, Bytes to) {
        range(from, to, (key, value) -> store.delete(key));
    }

    /** Everything from the one key to the other, which itself is left out. */
    private void range(Bytes from, Bytes to, BiConsumer<Bytes, byte[]> action) {
        if (from.compareTo(to) >= 0) {
            return;
        }
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, to)) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                if (entry.key.compareTo(to) < 0) {
                    action.accept(entry.key, entry.value);
                }
            }
        }
    }
}
