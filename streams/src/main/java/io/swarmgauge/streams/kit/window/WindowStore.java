package io.swarmgauge.streams.kit.window;

import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.state.KeptWindow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * A room's windows under the key [window start, 8 bytes big-endian | key]: stores order keys by their bytes, so windows
 * that close or expire together lie side by side. One more entry, after all windows, holds how far windows are closed.
 */
final class WindowStore {

    private static final StateSerde<KeptWindow> WINDOWS = StateSerde.of(KeptWindow.class);
    private static final Bytes CLOSED_MARK = Bytes.wrap(new byte[] {(byte) 0xff});

    private final KeyValueStore<Bytes, byte[]> store;

    WindowStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingEnabled();
    }

    Optional<KeptWindow> find(long start, String key) {
        return Optional.ofNullable(store.get(storeKey(start, key))).map(WindowStore::decode);
    }

    void put(long start, String key, KeptWindow kept) {
        store.put(storeKey(start, key), WINDOWS.encode(kept).array());
    }

    /** Start of the latest closed window; before all windows when none was closed yet. */
    long closedUpTo() {
        byte[] mark = store.get(CLOSED_MARK);
        return mark == null ? Long.MIN_VALUE : ByteBuffer.wrap(mark).getLong();
    }

    void closedUpTo(long start) {
        store.put(CLOSED_MARK, ByteBuffer.allocate(Long.BYTES).putLong(start).array());
    }

    /** Every window that starts after the one moment and not after the other, ascending. */
    void each(long startAfter, long startUpTo, Visitor visitor) {
        range(startAfter, startUpTo, (key, value) -> {
            ByteBuffer bytes = ByteBuffer.wrap(key.get());
            long start = bytes.getLong();
            visitor.visit(start, StandardCharsets.UTF_8.decode(bytes).toString(), decode(value));
        });
    }

    void delete(long startAfter, long startUpTo) {
        range(startAfter, startUpTo, (key, value) -> store.delete(key));
    }

    interface Visitor {
        void visit(long start, String key, KeptWindow kept);
    }

    private void range(long startAfter, long startUpTo, BiConsumer<Bytes, byte[]> action) {
        long first = Math.max(0, startAfter + 1);
        if (startUpTo < first) {
            return;
        }
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(storeKey(first, ""), storeKey(startUpTo + 1, ""))) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                action.accept(entry.key, entry.value);
            }
        }
    }

    private static Bytes storeKey(long start, String key) {
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + name.length)
                .putLong(start)
                .put(name)
                .array());
    }

    private static KeptWindow decode(byte[] bytes) {
        return WINDOWS.decode(ByteBuffer.wrap(bytes));
    }
}
