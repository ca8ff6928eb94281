package io.swarmgauge.streams.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;

/** What the stores of a driver hold, to be given to another. */
final class KeptState {

    private final Map<String, List<KeyValue<Object, Object>>> pairs = new HashMap<>();
    private final Map<String, List<KeyValue<Windowed<Object>, Object>>> windows = new HashMap<>();

    private KeptState() {}

    static KeptState of(TopologyTestDriver driver) {
        KeptState state = new KeptState();
        driver.getAllStateStores().forEach((name, store) -> state.keep(name, store, driver));
        return state;
    }

    void restore(TopologyTestDriver driver) {
        pairs.forEach((name, entries) -> {
            KeyValueStore<Object, Object> store = driver.getKeyValueStore(name);
            entries.forEach(entry -> store.put(entry.key, entry.value));
        });
        windows.forEach((name, entries) -> {
            WindowStore<Object, Object> store = driver.getWindowStore(name);
            entries.forEach(entry ->
                    store.put(entry.key.key(), entry.value, entry.key.window().start()));
        });
    }

    private void keep(String name, StateStore store, TopologyTestDriver driver) {
        if (name.equals(RuleTable.STORE)) {
            return; // read from its topic anew at each start
        }
        if (store instanceof WindowStore) {
            windows.put(name, listed(driver.<Object, Object>getWindowStore(name).all()));
        } else {
            pairs.put(name, listed(driver.<Object, Object>getKeyValueStore(name).all()));
        }
    }

    private static <K> List<KeyValue<K, Object>> listed(KeyValueIterator<K, Object> entries) {
        List<KeyValue<K, Object>> list = new ArrayList<>();
        try (entries) {
            entries.forEachRemaining(list::add);
        }
        return list;
    }
}
