package io.swarmgauge.producers.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.h2.mvstore.MVMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a store that may be damaged anywhere, without changing it: all that is whole, and whether that is all there was.
 * Damage may make the store's own code fail in any way; whatever it throws only ends the reading of that one thing. What
 * the disk or too little memory is to blame for is no damage: it ends the reading of everything.
 */
final class Salvage implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);

    /** How many records after the last readable one are asked for one by one. */
    private static final int PROBED = 1_000;

    private interface Reading<T> {
        T read() throws Seal.BrokenException;
    }

    private final SpoolStore store;
    private final Map<String, Long> taken = new HashMap<>();
    private boolean whole = true;

    private Salvage(SpoolStore store) {
        this.store = store;
    }

    /**
     * Opens the store for reading.
     *
     * @throws SpoolStore.DamagedException if it is damaged so that nothing of it can be read
     * @throws IOException if it cannot be read now
     */
    static Salvage open(String file) throws IOException {
        return new Salvage(SpoolStore.openReadOnly(file));
    }

    /** Whether all that was read until now was whole. */
    boolean isWhole() {
        return whole;
    }

    /** Whether as many values were read of the map as it held. */
    boolean isComplete(String name) {
        return taken.getOrDefault(name, 0L).equals(sizes().getOrDefault(name, 0L));
    }

    /** Whether as many values were read of each map as it held. */
    boolean isComplete() {
        return sizes().keySet().stream().allMatch(this::isComplete);
    }

    private Map<String, Long> sizes() {
        return read("the sizes", store::sizes, Map.of());
    }

    OptionalLong epoch() {
        return number(store::epoch);
    }

    OptionalLong commitNumber() {
        return number(store::commitNumber);
    }

    long lastAcknowledgedMs() {
        return read("the last acknowledgement", store::lastAcknowledgedMs, 0L);
    }

    String node() {
        return read("the node's id", store::node, "");
    }

    /** Named values that are whole. */
    Map<String, byte[]> named(String name) {
        Map<String, byte[]> values = new TreeMap<>();
        List<String> keys = new ArrayList<>();
        attempt(name, () -> {
            if (store.has(name)) {
                store.named(name).keySet().forEach(keys::add);
            }
        });
        for (String key : keys) {
            attempt(name, () -> store.get(store.named(name), key).ifPresent(value -> values.put(key, value)));
        }
        taken.put(name, (long) values.size());
        return values;
    }

    Map<String, TopicCounts> counts() {
        Map<String, TopicCounts> counts = new HashMap<>();
        named(SpoolStore.COUNTS)
                .forEach((topic, bytes) ->
                        attempt("counts of " + topic, () -> counts.put(topic, TopicCounts.decode(bytes))));
        return counts;
    }

    Map<Long, byte[]> schemas() {
        Map<Long, byte[]> schemas = new TreeMap<>();
        numbered(SpoolStore.SCHEMAS, schemas::put);
        return schemas;
    }

    /** Only to see whether they are whole. */
    void refused() {
        numbered(SpoolStore.REFUSED, (id, record) -> {});
    }

    /** Hands over every whole record of the topic, oldest first; returns how many. */
    long records(String topic, Consumer<SpooledRecord> consumer) {
        long[] count = {0};
        numbered(
                SpoolStore.recordsOf(topic),
                (id, value) -> attempt("a record", () -> {
                    consumer.accept(SpooledRecord.decode(topic, id, value));
                    count[0]++;
                }));
        return count[0];
    }

    private void numbered(String name, BiConsumer<Long, byte[]> consumer) {
        List<MVMap<Long, byte[]>> opened = new ArrayList<>();
        attempt(name, () -> {
            if (store.has(name)) {
                opened.add(store.numbered(name));
            }
        });
        for (MVMap<Long, byte[]> map : opened) {
            numbered(map, consumer);
        }
    }

    private void numbered(MVMap<Long, byte[]> map, BiConsumer<Long, byte[]> consumer) {
        // Damage can bring the same number up twice.
        Set<Long> seen = new HashSet<>();
        long[] last = {0};
        boolean wholeBefore = whole;
        whole = true;
        attempt(map.getName(), () -> {
            for (Iterator<Long> ids = map.keyIterator(null); ids.hasNext(); ) {
                last[0] = ids.next();
                take(map, last[0], seen, consumer);
            }
        });
        if (!whole) {
            for (long id = last[0] + 1; id <= last[0] + PROBED; id++) {
                take(map, id, seen, consumer);
            }
        }
        taken.put(map.getName(), (long) seen.size());
        whole &= wholeBefore;
    }

    private void take(MVMap<Long, byte[]> map, long id, Set<Long> seen, BiConsumer<Long, byte[]> consumer) {
        attempt(map.getName() + "/" + id, () -> {
            Optional<byte[]> value = store.get(map, id);
            if (value.isPresent() && seen.add(id)) {
                consumer.accept(id, value.get());
            }
        });
    }

    private OptionalLong number(Reading<Long> reading) {
        return read("a number", () -> OptionalLong.of(reading.read()), OptionalLong.empty());
    }

    private interface Attempt {
        void run() throws Seal.BrokenException;
    }

    private void attempt(String what, Attempt attempt) {
        Boolean unused = read(
                what,
                () -> {
                    attempt.run();
                    return true;
                },
                false);
    }

    private <T> T read(String what, Reading<T> reading, T otherwise) {
        try {
            return reading.read();
        } catch (UncheckedIOException e) {
            // Not of this store: the salvaged records could not be written to another.
            throw e;
        } catch (Seal.BrokenException | RuntimeException | AssertionError e) {
            if (!StoreFailure.isDamage(e)) {
                throw new UncheckedIOException(StoreFailure.asThrown(e));
            }
            whole = false;
            LOG.debug("{} cannot be read", what, e);
            return otherwise;
        }
    }

    @Override
    public void close() {
        try {
            store.close();
        } catch (RuntimeException | AssertionError e) {
            LOG.debug("a damaged store cannot be closed", e);
        }
    }
}
