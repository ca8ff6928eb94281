package io.swarmgauge.streams.kit.window;

import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.store.ObjectStoreBuilder;
import io.swarmgauge.streams.kit.window.KeptState.ClosedUpTo;
import io.swarmgauge.streams.kit.window.KeptState.OfWindow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A room's windows under the key [window start, 8 bytes big-endian | key]: stores order keys by their bytes, so windows
 * that close or expire together lie side by side. One more entry, after all windows, holds how far windows are closed.
 */
final class WindowStore<S extends SpecificRecord> {

    private static final Bytes CLOSED_MARK = Bytes.wrap(new byte[] {(byte) 0xff});

    private final KeyValueStore<Bytes, KeptState<S>> store;

    // A window is found and then put: its place is made once for both.
    private Bytes lastPlace = CLOSED_MARK;
    private long lastStart;
    private @Nullable String lastKey;

    WindowStore(KeyValueStore<Bytes, KeptState<S>> store) {
        this.store = store;
    }

    static <S extends SpecificRecord> ObjectStoreBuilder<Bytes, KeptState<S>> builder(
            String name, StateSerde<S> content) {
        return ObjectStoreBuilder.persistent(name, Serdes.Bytes(), KeptState.serde(content));
    }

    Optional<OfWindow<S>> find(long start, String key) {
        return Optional.ofNullable((OfWindow<S>) store.get(place(start, key)));
    }

    void put(long start, String key, OfWindow<S> window) {
        store.put(place(start, key), window);
    }

    /** Start of the latest closed window; before all windows when none was closed yet. */
    long closedUpTo() {
        ClosedUpTo<S> mark = (ClosedUpTo<S>) store.get(CLOSED_MARK);
        return mark == null ? Long.MIN_VALUE : mark.start();
    }

    void closedUpTo(long start) {
        store.put(CLOSED_MARK, new ClosedUpTo<>(start));
    }

    /** Every window that starts after the one moment and not after the other, ascending. */
    void each(long startAfter, long startUpTo, Visitor<S> visitor) {
        range(startAfter, startUpTo, (key, state) -> {
            ByteBuffer bytes = ByteBuffer.wrap(key.get());
            long start = bytes.getLong();
            visitor.visit(start, StandardCharsets.UTF_8.decode(bytes).toString(), (OfWindow<S>) state);
        });
    }

    void delete(long startAfter, long startUpTo) {
        range(startAfter, startUpTo, (key, state) -> store.put(key, null));
    }

    interface Visitor<S extends SpecificRecord> {
        void visit(long start, String key, OfWindow<S> window);
    }

    private void range(long startAfter, long startUpTo, BiConsumer<Bytes, KeptState<S>> action) {
        long first = Math.max(0, startAfter + 1);
        if (startUpTo < first) {
            return;
        }
        try (KeyValueIterator<Bytes, KeptState<S>> entries =
                store.range(storeKey(first, ""), storeKey(startUpTo + 1, ""))) {
            while (entries.hasNext()) {
                KeyValue<Bytes, KeptState<S>> entry = entries.next();
                action.accept(entry.key, entry.value);
            }
        }
    }

    private Bytes place(long start, String key) {
        if (start != lastStart || !key.equals(lastKey)) {
            lastPlace = storeKey(start, key);
            lastStart = start;
            lastKey = key;
        }
        return lastPlace;
    }

    private static Bytes storeKey(long start, String key) {
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + name.length)
                .putLong(start)
                .put(name)
                .array());
    }
}
