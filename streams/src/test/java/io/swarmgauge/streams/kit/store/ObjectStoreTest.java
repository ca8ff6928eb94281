package io.swarmgauge.streams.kit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectStoreTest {

    private static final long PLENTY = 1 << 20;

    private int encoded;
    private int decoded;
    private final KeyValueStore<Bytes, byte[]> bytes = bytes("things");

    @Test
    void aValueThatChangesManyTimesIsEncodedOncePerCommitAndNeverDecoded() {
        ObjectStore<String, String> store = store(PLENTY);
        for (int i = 0; i < 100; i++) {
            store.put("a", store.get("a") + i);
        }
        store.flushCache();
        store.get("a");
        store.flushCache();

        assertThat(encoded).isEqualTo(1);
        assertThat(decoded).isZero();
    }

    @Test
    void whatWasNotFlushedIsGoneAfterTheCacheIsCleared() {
        ObjectStore<String, String> store = store(PLENTY);
        store.put("a", "committed");
        store.flushCache();
        store.put("a", "not committed");
        store.put("b", "not committed");
        store.clearCache();

        assertThat(listed(store)).containsExactly(KeyValue.pair("a", "committed"));
        assertThat(store.get("a")).isEqualTo("committed");
        assertThat(store.get("b")).isNull();
    }

    @Test
    void whatOthersWriteBeneathIsSeenAfterTheCacheIsCleared() {
        ObjectStore<String, String> store = store(PLENTY);
        store.put("a", "before");
        store.flushCache();
        bytes.put(key("a"), new StringSerializer().serialize("", "restored"));
        store.clearCache();

        assertThat(store.get("a")).isEqualTo("restored");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3_000, 20_000, PLENTY})
    void itIsLikeAnyStoreHoweverLittleItMayHold(long budget) {
        ObjectStore<String, String> store = store(budget);
        TreeMap<String, String> model = new TreeMap<>();
        Random random = new Random(budget + 1);
        for (int step = 0; step < 5_000; step++) {
            String key = "key-" + random.nextInt(60);
            switch (random.nextInt(8)) {
                case 0 -> assertThat(store.delete(key)).isEqualTo(model.remove(key));
                case 1 -> assertThat(store.putIfAbsent(key, "first")).isEqualTo(model.putIfAbsent(key, "first"));
                case 2 -> {
                    String to = "key-" + random.nextInt(60);
                    if (key.compareTo(to) <= 0) {
                        assertThat(listed(store.range(key, to))).isEqualTo(entries(model.subMap(key, true, to, true)));
                    }
                }
                case 3 -> assertThat(store.get(key)).isEqualTo(model.get(key));
                case 4 -> store.flushCache();
                default -> {
                    store.put(key, "value-" + step);
                    model.put(key, "value-" + step);
                }
            }
        }
        assertThat(listed(store)).isEqualTo(entries(model));
        store.flushCache();
        store.clearCache();
        assertThat(listed(store)).isEqualTo(entries(model));
    }

    @Test
    void entriesMayBeRemovedWhileTheyAreVisited() {
        ObjectStore<String, String> store = store(PLENTY);
        store.put("a", "written");
        store.flushCache();
        store.put("b", "not written");
        try (KeyValueIterator<String, String> all = store.all()) {
            all.forEachRemaining(entry -> store.put(entry.key, null));
        }

        assertThat(listed(store)).isEmpty();
    }

    @Test
    void storesThatAreRevivedAgainAndAgainKeepToTheirBudget() {
        int entriesInBudget = 10;
        HeapBudget budget = new HeapBudget(entriesInBudget * 512L);
        List<ObjectStore<String, String>> stores = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            stores.add(store(budget, bytes("things-" + i)));
        }
        for (int times = 0; times < 3; times++) {
            stores.forEach(store -> {
                store.close();
                store.close();
                init(store);
            });
        }
        for (ObjectStore<String, String> store : stores) {
            for (int i = 0; i < 100; i++) {
                store.put("key-" + i, "");
            }
        }

        // What was let go of had to be written; a silent store's share comes on top of the budget.
        assertThat(4 * 100 - encoded).isBetween(entriesInBudget, 2 * entriesInBudget);
    }

    private ObjectStore<String, String> store(long budget) {
        return store(new HeapBudget(budget), bytes);
    }

    private ObjectStore<String, String> store(HeapBudget budget, KeyValueStore<Bytes, byte[]> beneath) {
        Deserializer<String> counting = (topic, data) -> {
            decoded++;
            return new StringDeserializer().deserialize(topic, data);
        };
        Serde<String> values = Serdes.serdeFrom(
                (topic, value) -> {
                    encoded++;
                    return new StringSerializer().serialize(topic, value);
                },
                counting);
        ObjectStore<String, String> store = new ObjectStore<>(beneath, Serdes.String(), values, budget);
        init(store);
        return store;
    }

    private static void init(ObjectStore<String, String> store) {
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    }

    private static KeyValueStore<Bytes, byte[]> bytes(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
    }

    private static Bytes key(String key) {
        return Bytes.wrap(new StringSerializer().serialize("", key));
    }

    private static List<KeyValue<String, String>> entries(Map<String, String> map) {
        return map.entrySet().stream()
                .map(entry -> KeyValue.pair(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<KeyValue<String, String>> listed(KeyValueStore<String, String> store) {
        return listed(store.all());
    }

    private static List<KeyValue<String, String>> listed(KeyValueIterator<String, String> entries) {
        List<KeyValue<String, String>> list = new ArrayList<>();
        try (entries) {
            entries.forEachRemaining(list::add);
        }
        return list;
    }
}
