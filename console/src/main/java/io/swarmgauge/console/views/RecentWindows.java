package io.swarmgauge.console.views;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The newest revision of each of the last windows of one series. As only windows older than all that are kept fall out, what is
 * kept depends on the records alone, not on when they were read.
 */
final class RecentWindows<V> {

    private record Kept<V>(int revision, V value) {}

    private final int depth;
    private final NavigableMap<Long, Kept<V>> byStart = new TreeMap<>();

    RecentWindows(int depth) {
        this.depth = depth;
    }

    synchronized void add(long windowStart, int revision, V value) {
        Kept<V> present = byStart.get(windowStart);
        if (present != null && present.revision() > revision) {
            return;
        }
        byStart.put(windowStart, new Kept<>(revision, value));
        if (byStart.size() > depth) {
            byStart.pollFirstEntry();
        }
    }

    synchronized Optional<V> last() {
        return Optional.ofNullable(byStart.lastEntry())
                .map(entry -> entry.getValue().value());
    }

    /** Newest first, those that begin before the moment. */
    synchronized List<V> before(long moment, int limit) {
        return byStart.headMap(moment, false).descendingMap().values().stream()
                .limit(limit)
                .map(Kept::value)
                .toList();
    }
}
