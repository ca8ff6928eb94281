package io.swarmgauge.streams.alert.cause;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.streams.kit.StateSerde;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * A search for causes as a node of a topology, with stores of its own.
 *
 * @param name of its nodes and stores
 * @param label of an alert that names whose conditions are searched; an alert without it passes by
 * @param rows the rows of conditions that a subject has
 * @param kept how far back from the latest interval conditions are kept
 */
record Search<C extends SpecificRecord>(
        String name,
        String label,
        Function<String, List<String>> rows,
        Duration kept,
        StateSerde<C> conditions,
        CausePolicy<C> policy)
        implements ProcessorSupplier<String, Clue<C>, String, Alert> {

    @Override
    public Processor<String, Clue<C>, String, Alert> get() {
        return new SearchProcessor<>(this);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(conditionsStore(), kept, kept, false),
                        Serdes.String(),
                        conditions),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(openStore()), Serdes.String(), StateSerde.of(Alert.class)));
    }

    String conditionsStore() {
        return name + "-conditions";
    }

    String openStore() {
        return name + "-open";
    }
}
