package io.swarmgauge.streams.kit.window;

import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.StreamsMeters;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * A {@link WindowPolicy} as a node of a topology, with a store of its own. Attach it with the name of the store of
 * hosting setups: {@code process(windows, Named.as(…), HostingSetups.STORE)}.
 *
 * @param store name of the room's store, which also names the room in metrics
 */
public record RevisedWindows<I, S extends SpecificRecord, O>(
        String store, WindowTimes times, WindowPolicy<I, S, O> policy, StateSerde<S> content, StreamsMeters meters)
        implements ProcessorSupplier<String, Accepted<I>, String, O> {

    @Override
    public Processor<String, Accepted<I>, String, O> get() {
        meters.beginWindows(store);
        return new RevisedWindowsProcessor<>(this);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(WindowStore.builder(store, content));
    }
}
