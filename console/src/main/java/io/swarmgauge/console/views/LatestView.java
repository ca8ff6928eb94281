package io.swarmgauge.console.views;

import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The last record of each key. */
public final class LatestView<V> implements View<V> {

    private final ConcurrentNavigableMap<String, V> records = new ConcurrentSkipListMap<>();

    @Override
    public void put(String key, V value) {
        records.put(key, value);
    }

    @Override
    public void remove(String key) {
        records.remove(key);
    }

    public Optional<V> of(String key) {
        return Optional.ofNullable(records.get(key));
    }

    public boolean has(String key) {
        return records.containsKey(key);
    }

    public NavigableSet<String> keys() {
        return Collections.unmodifiableNavigableSet(records.keySet());
    }

    /** All records, ascending by key. */
    public Collection<V> all() {
        return Collections.unmodifiableCollection(records.values());
    }
}
