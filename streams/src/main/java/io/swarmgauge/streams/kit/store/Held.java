package io.swarmgauge.streams.kit.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What of a store stands on the heap: the entries that were used last. What was changed is written at the latest when
 * it has to go. For one thread.
 */
final class Held<K, V> {

    /** Objects, their fields and characters take about so many times the bytes that they are encoded in. */
    private static final int OBJECTS_TO_BYTES = 4;

    private static final int LEAST = 512;

    /** Writes an entry that was changed, and says how many bytes it takes. */
    interface Writer<K, V> {
        int write(K key, @Nullable V value);
    }

    /** An entry that is held; a null is the absence of any. */
    static final class Entry<V> {

        private @Nullable V value;
        private boolean changed;
        private long weight;

        @Nullable
        V value() {
            return value;
        }
    }

    private final HeapBudget budget;
    private final Writer<K, V> writer;
    private final LinkedHashMap<K, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final List<K> changed = new ArrayList<>();
    private long weight;
    private boolean open;

    Held(HeapBudget budget, Writer<K, V> writer) {
        this.budget = budget;
        this.writer = writer;
    }

    /** Has a share in the budget until it is closed, and may be opened again. */
    void open() {
        if (!open) {
            open = true;
            budget.join();
        }
    }

    /** The entry, if it is held. */
    @Nullable
    Entry<V> find(K key) {
        return entries.get(key);
    }

    /** Holds what the store has. */
    void keep(K key, @Nullable V value, int bytes) {
        Entry<V> entry = new Entry<>();
        entry.value = value;
        entries.put(key, entry);
        weigh(entry, bytes);
        shrink();
    }

    /** Holds what the store is to have. */
    void change(K key, @Nullable V value) {
        Entry<V> entry = entries.get(key);
        if (entry == null) {
            entry = new Entry<>();
            entries.put(key, entry);
            weigh(entry, 0);
        }
        entry.value = value;
        if (!entry.changed) {
            entry.changed = true;
            changed.add(key);
        }
        shrink();
    }

    /** Writes all that was changed. */
    void writeChanges() {
        for (K key : changed) {
            Entry<V> entry = entries.get(key);
            if (entry != null && entry.changed) {
                write(key, entry);
            }
        }
        changed.clear();
    }

    /** What was changed and is not written yet, in no order. */
    void eachChange(BiConsumer<K, @Nullable V> visitor) {
        for (K key : changed) {
            Entry<V> entry = entries.get(key);
            if (entry != null && entry.changed) {
                visitor.accept(key, entry.value);
            }
        }
    }

    /** Lets go of everything; what is not written is lost. */
    void clear() {
        entries.clear();
        changed.clear();
        budget.giveBack(weight);
        weight = 0;
    }

    void close() {
        clear();
        if (open) {
            open = false;
            budget.leave();
        }
    }

    private void shrink() {
        Iterator<Map.Entry<K, Entry<V>>> eldest = entries.entrySet().iterator();
        while (entries.size() > 1 && budget.isExceededBy(weight)) {
            Map.Entry<K, Entry<V>> leaving = eldest.next();
            if (leaving.getValue().changed) {
                write(leaving.getKey(), leaving.getValue());
            }
            eldest.remove();
            weight -= leaving.getValue().weight;
            budget.giveBack(leaving.getValue().weight);
        }
    }

    private void write(K key, Entry<V> entry) {
        int bytes = writer.write(key, entry.value);
        entry.changed = false;
        weigh(entry, bytes);
    }

    private void weigh(Entry<V> entry, int bytes) {
        long now = LEAST + (long) OBJECTS_TO_BYTES * bytes;
        budget.take(now - entry.weight);
        weight += now - entry.weight;
        entry.weight = now;
    }
}
