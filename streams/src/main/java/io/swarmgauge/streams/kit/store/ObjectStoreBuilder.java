package io.swarmgauge.streams.kit.store;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Builds an {@link ObjectStore} over a store of bytes, whose changelog it does not alter. */
public final class ObjectStoreBuilder<K, V> implements StoreBuilder<KeyValueStore<K, V>> {

    private final StoreBuilder<KeyValueStore<Bytes, byte[]>> bytes;
    private final Serde<K> keys;
    private final Serde<V> values;

    private ObjectStoreBuilder(KeyValueBytesStoreSupplier supplier, Serde<K> keys, Serde<V> values) {
        this.bytes = Stores.keyValueStoreBuilder(supplier, Serdes.Bytes(), Serdes.ByteArray());
        this.keys = keys;
        this.values = values;
    }

    /** A store on disk. */
    public static <K, V> ObjectStoreBuilder<K, V> persistent(String name, Serde<K> keys, Serde<V> values) {
        return new ObjectStoreBuilder<>(Stores.persistentKeyValueStore(name), keys, values);
    }

    /** The same without a disk, for tests. */
    public ObjectStoreBuilder<K, V> inMemory() {
        return new ObjectStoreBuilder<>(Stores.inMemoryKeyValueStore(name()), keys, values);
    }

    @Override
    public KeyValueStore<K, V> build() {
        return new ObjectStore<>(bytes.build(), keys, values, HeapBudget.OF_PROCESS);
    }

    /** It is a cache of its own. */
    @Override
    public ObjectStoreBuilder<K, V> withCachingEnabled() {
        return this;
    }

    @Override
    public ObjectStoreBuilder<K, V> withCachingDisabled() {
        return this;
    }

    @Override
    public ObjectStoreBuilder<K, V> withLoggingEnabled(Map<String, String> config) {
        bytes.withLoggingEnabled(config);
        return this;
    }

    @Override
    public ObjectStoreBuilder<K, V> withLoggingDisabled() {
        bytes.withLoggingDisabled();
        return this;
    }

    @Override
    public Map<String, String> logConfig() {
        return bytes.logConfig();
    }

    @Override
    public boolean loggingEnabled() {
        return bytes.loggingEnabled();
    }

    @Override
    public String name() {
        return bytes.name();
    }
}
