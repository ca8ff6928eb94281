package io.swarmgauge.console.views;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The last windows of each key, a setup or a region, and series. */
public final class WindowsView<V> implements View<V> {

    private final int depth;
    private final Function<V, Series> series;
    private final ToLongFunction<V> start;
    private final ToIntFunction<V> revision;
    private final Map<String, Map<Series, RecentWindows<V>>> byKey = new ConcurrentHashMap<>();

    /** A view that keeps so many windows of each series. */
    WindowsView(int depth, Function<V, Series> series, ToLongFunction<V> start, ToIntFunction<V> revision) {
        this.depth = depth;
        this.series = series;
        this.start = start;
        this.revision = revision;
    }

    @Override
    public void put(String key, V value) {
        byKey.computeIfAbsent(key, id -> new ConcurrentSkipListMap<>())
                .computeIfAbsent(series.apply(value), id -> new RecentWindows<>(depth))
                .add(start.applyAsLong(value), revision.applyAsInt(value), value);
    }

    @Override
    public void remove(String key) {
        byKey.remove(key);
    }

    public Set<String> keys() {
        return Collections.unmodifiableSet(byKey.keySet());
    }

    /** The last window of each series of the key, in the order of the series. */
    public List<V> last(String key) {
        return of(key).values().stream()
                .flatMap(windows -> windows.last().stream())
                .toList();
    }

    /** The windows of one series that begin before the moment, newest first. */
    public List<V> before(String key, Series wanted, long moment, int limit) {
        return Stream.ofNullable(of(key).get(wanted))
                .flatMap(windows -> windows.before(moment, limit).stream())
                .toList();
    }

    public long startOf(V value) {
        return start.applyAsLong(value);
    }

    private Map<Series, RecentWindows<V>> of(String key) {
        return Optional.ofNullable(byKey.get(key)).orElse(Map.of());
    }
}
