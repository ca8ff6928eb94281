package io.swarmgauge.streams.alert;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** How far event time has come on any partition, as far as this task was told. Told anew after a start, so it is not kept. */
final class SwarmTime {

    static final String STORE = "alert-swarm-time";

    /** Before anything was told. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final String KEY = "told";

    private final KeyValueStore<String, Long> store;

    private SwarmTime(KeyValueStore<String, Long> store) {
        this.store = store;
    }

    static StoreBuilder<KeyValueStore<String, Long>> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.Long())
                .withLoggingDisabled();
    }

    static SwarmTime in(ProcessingContext context) {
        return new SwarmTime(context.getStateStore(STORE));
    }

    /** Epoch milliseconds (UTC). */
    long told() {
        Long told = store.get(KEY);
        return told == null ? UNKNOWN : told;
    }

    void hear(long time) {
        if (time > told()) {
            store.put(KEY, time);
        }
    }
}
