package io.swarmgauge.streams.kit.ledger;

import io.swarmgauge.streams.kit.ByteStore;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.state.ledger.KeptBucket;
import io.swarmgauge.streams.state.ledger.KeptContribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Buckets, contributions and marks of a ledger. One store, so that all of them are written or none. */
final class LedgerStore {

    private static final StateSerde<KeptBucket> BUCKETS = StateSerde.of(KeptBucket.class);
    private static final StateSerde<KeptContribution> CONTRIBUTIONS = StateSerde.of(KeptContribution.class);

    private final ByteStore store;

    LedgerStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = new ByteStore(store);
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(String name) {
        return ByteStore.builder(name);
    }

    Optional<KeptContribution> contribution(String entity, String source, long windowStart) {
        return store.find(LedgerKeys.at(LedgerKeys.CONTRIBUTION, windowStart, entity, source), CONTRIBUTIONS);
    }

    void putContribution(String entity, String source, long windowStart, KeptContribution kept) {
        store.put(LedgerKeys.at(LedgerKeys.CONTRIBUTION, windowStart, entity, source), kept, CONTRIBUTIONS);
    }

    /** The source's contributions of windows that start within [from, to), ascending. */
    void eachContribution(
            String entity, String source, long from, long to, BiConsumer<Long, KeptContribution> visitor) {
        store.each(
                LedgerKeys.at(LedgerKeys.CONTRIBUTION, from, entity, source),
                LedgerKeys.at(LedgerKeys.CONTRIBUTION, to, entity, source),
                CONTRIBUTIONS,
                (key, kept) -> visitor.accept(LedgerKeys.time(key), kept));
    }

    void deleteContributions(String entity, String source, long before) {
        store.delete(
                LedgerKeys.at(LedgerKeys.CONTRIBUTION, 0, entity, source),
                LedgerKeys.at(LedgerKeys.CONTRIBUTION, before, entity, source));
    }

    Optional<KeptBucket> bucket(String entity, long start) {
        return store.find(LedgerKeys.at(LedgerKeys.BUCKET, start, entity), BUCKETS);
    }

    void putBucket(String entity, long start, KeptBucket bucket) {
        store.put(LedgerKeys.at(LedgerKeys.BUCKET, start, entity), bucket, BUCKETS);
    }

    /** The buckets that do not start before, ascending. */
    List<DatedBucket<KeptBucket>> buckets(String entity, long from) {
        List<DatedBucket<KeptBucket>> buckets = new ArrayList<>();
        store.each(
                LedgerKeys.at(LedgerKeys.BUCKET, from, entity),
                LedgerKeys.at(LedgerKeys.BUCKET, Long.MAX_VALUE, entity),
                BUCKETS,
                (key, kept) -> buckets.add(new DatedBucket<>(LedgerKeys.time(key), kept)));
        return buckets;
    }

    void deleteBuckets(String entity, long before) {
        store.delete(LedgerKeys.at(LedgerKeys.BUCKET, 0, entity), LedgerKeys.at(LedgerKeys.BUCKET, before, entity));
    }

    /** End of the entity's latest window; 0 before the first. */
    long latest(String entity) {
        return store.number(LedgerKeys.prefix(LedgerKeys.ENTITY, entity)).orElse(0);
    }

    void latest(String entity, long windowEnd) {
        store.putNumber(LedgerKeys.prefix(LedgerKeys.ENTITY, entity), windowEnd);
    }

    /** End of the source's latest window; 0 before the first. */
    long latest(String entity, String source) {
        return store.number(LedgerKeys.prefix(LedgerKeys.SOURCE, entity, source))
                .orElse(0);
    }

    void latest(String entity, String source, long windowEnd) {
        store.putNumber(LedgerKeys.prefix(LedgerKeys.SOURCE, entity, source), windowEnd);
    }

    void forget(String entity, String source) {
        store.delete(LedgerKeys.prefix(LedgerKeys.SOURCE, entity, source));
    }

    List<String> sources(String entity) {
        return names(LedgerKeys.prefix(LedgerKeys.SOURCE, entity), 1);
    }

    void markDirty(String entity) {
        store.mark(LedgerKeys.prefix(LedgerKeys.DIRTY, entity));
    }

    void markClean(String entity) {
        store.delete(LedgerKeys.prefix(LedgerKeys.DIRTY, entity));
    }

    List<String> dirty() {
        return names(LedgerKeys.prefix(LedgerKeys.DIRTY), 0);
    }

    private List<String> names(Bytes prefix, int place) {
        return store.keys(prefix, LedgerKeys.after(prefix)).stream()
                .map(key -> LedgerKeys.name(key, place))
                .toList();
    }
}
