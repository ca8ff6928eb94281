package io.swarmgauge.streams.alert;

import io.swarmgauge.streams.kit.FormerSchema;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.state.alert.AlertEpisode;
import io.swarmgauge.streams.state.alert.Hearing;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** What the room keeps of breaches and of silences. */
final class AlertStores {

    /** Episodes as they were kept before alerts remembered when they fired: alerts that are open outlive an upgrade. */
    private static final String FORMER_EPISODE = "alert-episode-1.avsc";

    private AlertStores() {}

    static StoreBuilder<KeyValueStore<String, AlertEpisode>> episodes() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(EpisodeStore.NAME), Serdes.String(), episodeSerde())
                .withCachingEnabled();
    }

    static StoreBuilder<KeyValueStore<String, Hearing>> hearings() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(AbsenceProcessor.STORE),
                        Serdes.String(),
                        StateSerde.of(Hearing.class))
                .withCachingEnabled();
    }

    static StateSerde<AlertEpisode> episodeSerde() {
        return StateSerde.of(AlertEpisode.class, List.of(formerEpisode()));
    }

    static Schema formerEpisode() {
        return FormerSchema.of(AlertStores.class, FORMER_EPISODE);
    }
}
