package io.swarmgauge.streams.alert;

import io.swarmgauge.streams.state.alert.AlertEpisode;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The episodes of one task, by the fingerprint of their alert. */
final class EpisodeStore {

    static final String NAME = "alert-episodes";

    private final KeyValueStore<String, AlertEpisode> store;

    private EpisodeStore(KeyValueStore<String, AlertEpisode> store) {
        this.store = store;
    }

    static EpisodeStore in(ProcessingContext context) {
        return new EpisodeStore(context.getStateStore(NAME));
    }

    @Nullable
    AlertEpisode find(String fingerprint) {
        return store.get(fingerprint);
    }

    void keep(String fingerprint, AlertEpisode episode) {
        store.put(fingerprint, episode);
    }

    void forget(String fingerprint) {
        store.delete(fingerprint);
    }

    interface Visitor {
        void visit(String fingerprint, AlertEpisode episode);
    }

    /** Episodes may be kept and forgotten meanwhile. */
    void each(Visitor visitor) {
        try (KeyValueIterator<String, AlertEpisode> entries = store.all()) {
            while (entries.hasNext()) {
                KeyValue<String, AlertEpisode> entry = entries.next();
                visitor.visit(entry.key, entry.value);
            }
        }
    }
}
