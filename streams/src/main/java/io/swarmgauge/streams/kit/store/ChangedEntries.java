package io.swarmgauge.streams.kit.store;

import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** What a store has, with what is not written to it yet, ascending by the keys' bytes. */
final class ChangedEntries<K, V> implements KeyValueIterator<K, V> {

    private final KeyValueIterator<Bytes, byte[]> written;
    private final NavigableMap<Bytes, KeyValue<K, @Nullable V>> changes;
    private final BiFunction<Bytes, byte[], KeyValue<K, V>> decoder;
    private @Nullable KeyValue<K, V> next;

    /**
     * Merges the two.
     *
     * @param changes are used up; a null is a deletion
     */
    ChangedEntries(
            KeyValueIterator<Bytes, byte[]> written,
            NavigableMap<Bytes, KeyValue<K, @Nullable V>> changes,
            BiFunction<Bytes, byte[], KeyValue<K, V>> decoder) {
        this.written = written;
        this.changes = changes;
        this.decoder = decoder;
        advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public KeyValue<K, V> next() {
        KeyValue<K, V> present = next;
        if (present == null) {
            throw new NoSuchElementException();
        }
        advance();
        return present;
    }

    @Override
    public K peekNextKey() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        return next.key;
    }

    @Override
    public void close() {
        written.close();
    }

    private void advance() {
        next = null;
        while (next == null && (written.hasNext() || !changes.isEmpty())) {
            if (isChangeNext()) {
                Map.Entry<Bytes, KeyValue<K, @Nullable V>> change = changes.pollFirstEntry();
                if (written.hasNext() && written.peekNextKey().equals(change.getKey())) {
                    written.next();
                }
                V value = change.getValue().value;
                next = value == null ? null : new KeyValue<>(change.getValue().key, value);
            } else {
                KeyValue<Bytes, byte[]> entry = written.next();
                next = decoder.apply(entry.key, entry.value);
            }
        }
    }

    private boolean isChangeNext() {
        return !changes.isEmpty() && (!written.hasNext() || changes.firstKey().compareTo(written.peekNextKey()) <= 0);
    }
}
