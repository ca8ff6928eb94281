package io.swarmgauge.streams.kit.store;

import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * A store of objects that are decoded when they are first read and encoded when the task commits, however often they
 * change between. Kafka's own caching store holds bytes, so that every record would pay for both.
 *
 * <p>Streams asks every {@link org.apache.kafka.streams.state.internals.CachedStateStore} to flush before it ends a
 * transaction, and to clear before others write beneath it: what is here is exactly what a commit holds. Values must not
 * be changed after they were put, as they are handed out again. For the task's thread alone.
 */
public final class ObjectStore<K, V> extends WrappedStateStore<KeyValueStore<Bytes, byte[]>, K, V>
        implements KeyValueStore<K, V> {

    private final Serde<K> keys;
    private final Serde<V> values;
    private final Held<K, V> held;
    private @Nullable InternalProcessorContext<?, ?> context;
    private @Nullable ProcessorRecordContext lastRecord;

    ObjectStore(KeyValueStore<Bytes, byte[]> bytes, Serde<K> keys, Serde<V> values, HeapBudget budget) {
        super(bytes);
        this.keys = keys;
        this.values = values;
        this.held = new Held<>(budget, this::write);
    }

    @Override
    public void init(StateStoreContext storeContext, StateStore root) {
        if (storeContext instanceof InternalProcessorContext<?, ?> internal) {
            context = internal;
        }
        // A task that is revived closes its stores and inits the same objects again.
        held.open();
        super.init(storeContext, root);
    }

    @Override
    public @Nullable V get(K key) {
        Held.Entry<V> entry = held.find(key);
        if (entry != null) {
            return entry.value();
        }
        byte[] bytes = wrapped().get(bytesOf(key));
        V value = bytes == null ? null : valueOf(bytes);
        held.keep(key, value, bytes == null ? 0 : bytes.length);
        return value;
    }

    @Override
    public void put(K key, @Nullable V value) {
        if (context != null) {
            lastRecord = context.recordContext();
        }
        held.change(key, value);
    }

    @Override
    public @Nullable V putIfAbsent(K key, V value) {
        V before = get(key);
        if (before == null) {
            put(key, value);
        }
        return before;
    }

    @Override
    public void putAll(List<KeyValue<K, V>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public @Nullable V delete(K key) {
        V before = get(key);
        put(key, null);
        return before;
    }

    @Override
    public KeyValueIterator<K, V> range(@Nullable K from, @Nullable K to) {
        Bytes first = from == null ? null : bytesOf(from);
        Bytes last = to == null ? null : bytesOf(to);
        TreeMap<Bytes, KeyValue<K, @Nullable V>> changes = new TreeMap<>();
        held.eachChange((key, value) -> {
            Bytes bytes = bytesOf(key);
            if ((first == null || first.compareTo(bytes) <= 0) && (last == null || bytes.compareTo(last) <= 0)) {
                changes.put(bytes, new KeyValue<>(key, value));
            }
        });
        return new ChangedEntries<>(wrapped().range(first, last), changes, this::entryOf);
    }

    @Override
    public KeyValueIterator<K, V> all() {
        return range(null, null);
    }

    @Override
    public long approximateNumEntries() {
        return wrapped().approximateNumEntries();
    }

    @Override
    public void flushCache() {
        held.writeChanges();
        super.flushCache();
    }

    @Override
    public void clearCache() {
        held.clear();
        super.clearCache();
    }

    @Override
    public void close() {
        held.close();
        super.close();
    }

    /** The changelog takes a record's time from the context, where there is none between records. */
    private int write(K key, @Nullable V value) {
        byte[] bytes = value == null ? null : values.serializer().serialize(name(), value);
        InternalProcessorContext<?, ?> present = context;
        if (present == null) {
            wrapped().put(bytesOf(key), bytes);
        } else {
            ProcessorRecordContext now = present.recordContext();
            present.setRecordContext(lastRecord);
            try {
                wrapped().put(bytesOf(key), bytes);
            } finally {
                present.setRecordContext(now);
            }
        }
        return bytes == null ? 0 : bytes.length;
    }

    private KeyValue<K, V> entryOf(Bytes keyBytes, byte[] bytes) {
        K key = keys.deserializer().deserialize(name(), keyBytes.get());
        Held.Entry<V> entry = held.find(key);
        V present = entry == null ? null : entry.value();
        return new KeyValue<>(key, present == null ? valueOf(bytes) : present);
    }

    private V valueOf(byte[] bytes) {
        return values.deserializer().deserialize(name(), bytes);
    }

    private Bytes bytesOf(K key) {
        return Bytes.wrap(keys.serializer().serialize(name(), key));
    }
}
