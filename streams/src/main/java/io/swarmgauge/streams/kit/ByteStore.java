package io.swarmgauge.streams.kit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** A store of records of several kinds, so that all of them are written or none. Their keys keep the kinds apart. */
public final class ByteStore {

    private static final byte[] MARK = {};

    private final KeyValueStore<Bytes, byte[]> store;

    public ByteStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingEnabled();
    }

    public <T extends SpecificRecord> Optional<T> find(Bytes key, StateSerde<T> serde) {
        return Optional.ofNullable(store.get(key)).map(bytes -> serde.decode(ByteBuffer.wrap(bytes)));
    }

    public <T extends SpecificRecord> void put(Bytes key, T value, StateSerde<T> serde) {
        store.put(key, serde.encode(value).array());
    }

    public OptionalLong number(Bytes key) {
        byte[] bytes = store.get(key);
        return bytes == null
                ? OptionalLong.empty()
                : OptionalLong.of(ByteBuffer.wrap(bytes).getLong());
    }

    public void putNumber(Bytes key, long number) {
        store.put(key, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    /** Only that the key is there says something. */
    public void mark(Bytes key) {
        store.put(key, MARK);
    }

    public void delete(Bytes key) {
        store.delete(key);
    }

    /** Keys from the one to the other, which itself is left out. */
    public void delete(Bytes from, Bytes to) {
        keys(from, to).forEach(store::delete);
    }

    /** Keys from the one to the other, which itself is left out, ascending by their bytes. */
    public List<Bytes> keys(Bytes from, Bytes to) {
        List<Bytes> keys = new ArrayList<>();
        each(from, to, (key, value) -> keys.add(key));
        return keys;
    }

    /** Records from the one key to the other, which itself is left out, ascending by the keys' bytes. */
    public <T extends SpecificRecord> void each(
            Bytes from, Bytes to, StateSerde<T> serde, BiConsumer<Bytes, T> visitor) {
        each(from, to, (key, value) -> visitor.accept(key, serde.decode(ByteBuffer.wrap(value))));
    }

    private void each(Bytes from, Bytes to, BiConsumer<Bytes, byte[]> visitor) {
        if (from.compareTo(to) >= 0) {
            return;
        }
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, to)) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                if (entry.key.compareTo(to) < 0) {
                    visitor.accept(entry.key, entry.value);
                }
            }
        }
    }
}
