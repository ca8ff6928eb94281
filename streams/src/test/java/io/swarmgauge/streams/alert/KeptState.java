package io.swarmgauge.streams.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What the stores of a driver hold, to be given to another. */
final class KeptState {

    private final Map<String, List<KeyValue<Object, Object>>> pairs = new HashMap<>();

    private KeptState() {}

    static KeptState of(TopologyTestDriver driver) {
        KeptState state = new KeptState();
        driver.getAllStateStores().keySet().forEach(name -> state.keep(name, driver));
        return state;
    }

    void restore(TopologyTestDriver driver) {
        pairs.forEach((name, entries) -> {
            KeyValueStore<Object, Object> store = driver.getKeyValueStore(name);
            entries.forEach(entry -> store.put(entry.key, entry.value));
        });
    }

    private void keep(String name, TopologyTestDriver driver) {
        if (name.equals(RuleTable.STORE)) {
            return; // read from its topic anew at each start
        }
        pairs.put(name, listed(driver.<Object, Object>getKeyValueStore(name).all()));
    }

    private static <K> List<KeyValue<K, Object>> listed(KeyValueIterator<K, Object> entries) {
        List<KeyValue<K, Object>> list = new ArrayList<>();
        try (entries) {
            entries.forEachRemaining(list::add);
        }
        return list;
    }
}
