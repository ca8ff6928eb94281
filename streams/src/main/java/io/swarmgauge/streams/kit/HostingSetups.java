package io.swarmgauge.streams.kit;

import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.streams.kit.store.ObjectStoreBuilder;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The plan's hosting setups as a task sees them. Everything keyed by setup is co-partitioned, so the setups of the
 * task's own partition are all that it needs.
 */
public final class HostingSetups {

    /** Name of the store: each processor that reads setups names it when it is attached. */
    public static final String STORE = "hosting-setups";

    /** Setups as they were kept before they belonged to a plan and had a time: the plan is not published anew for an upgrade. */
    private static final String FORMER_SETUP = "hosting-setup-1.avsc";

    private final KeyValueStore<String, HostingSetup> store;

    private HostingSetups(KeyValueStore<String, HostingSetup> store) {
        this.store = store;
    }

    public static HostingSetups in(ProcessingContext context) {
        return new HostingSetups(context.getStateStore(STORE));
    }

    public static StoreBuilder<KeyValueStore<String, HostingSetup>> store() {
        return ObjectStoreBuilder.persistent(STORE, Serdes.String(), serde());
    }

    static StateSerde<HostingSetup> serde() {
        return StateSerde.of(HostingSetup.class, List.of(formerSetup()));
    }

    static Schema formerSetup() {
        return FormerSchema.of(HostingSetups.class, FORMER_SETUP);
    }

    public Optional<HostingSetup> find(String setupId) {
        return Optional.ofNullable(store.get(setupId));
    }

    /** Whether the plan has the setup and its terms have not ended. */
    public boolean isPlanned(String setupId, long moment) {
        return find(setupId)
                .filter(setup -> setup.getUntilTime() == null || moment < setup.getUntilTime())
                .isPresent();
    }

    public void keep(HostingSetup setup) {
        store.put(setup.getSetupId(), setup);
    }

    public void forget(String setupId) {
        store.delete(setupId);
    }
}
