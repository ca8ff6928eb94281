package io.swarmgauge.streams.alert.cause;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * How things stood, by row and start. A windowed store would forget by itself, but one that is empty remembers no offset of
 * its changelog: Kafka Streams 4.3 then takes all state of the task for damaged at every start, and restores it from the
 * beginning.
 */
final class ConditionBook<C extends SpecificRecord> {

    /** No id of a setup or a node has a control character, so the keys of one row have none of another between them. */
    private static final char BEHIND_ROW = '\0';

    private static final String START = "%019d";

    private final KeyValueStore<String, C> store;
    private final Duration kept;

    ConditionBook(KeyValueStore<String, C> store, Duration kept) {
        this.store = store;
        this.kept = kept;
    }

    /** Keeps one interval in its row, and forgets what the row has from long before it. */
    void keep(String row, long start, C what) {
        store.put(key(row, start), what);
        keys(row, 0, start - kept.toMillis()).forEach(store::delete);
    }

    /** The intervals of the row that begin between the two moments, ascending. */
    List<C> between(String row, long from, long to) {
        List<C> found = new ArrayList<>();
        try (KeyValueIterator<String, C> rows = store.range(key(row, Math.max(0, from)), key(row, to))) {
            rows.forEachRemaining(entry -> found.add(entry.value));
        }
        return found;
    }

    /** Forgets rows to which nothing is added any more. */
    void forgetBefore(long moment) {
        List<String> old = new ArrayList<>();
        try (KeyValueIterator<String, C> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, C> entry = all.next();
                if (startOf(entry.key) < moment) {
                    old.add(entry.key);
                }
            }
        }
        old.forEach(store::delete);
    }

    private List<String> keys(String row, long from, long to) {
        List<String> keys = new ArrayList<>();
        if (to >= from) {
            try (KeyValueIterator<String, C> rows = store.range(key(row, from), key(row, to))) {
                rows.forEachRemaining(entry -> keys.add(entry.key));
            }
        }
        return keys;
    }

    private static String key(String row, long start) {
        return row + BEHIND_ROW + START.formatted(start);
    }

    private static long startOf(String key) {
        return Long.parseLong(key.substring(key.lastIndexOf(BEHIND_ROW) + 1));
    }
}
