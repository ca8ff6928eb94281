package io.swarmgauge.streams.testkit;

import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.streams.intake.SequencePolicy;
import io.swarmgauge.streams.intake.SequencePolicy.Outcome.Fresh;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.streams.kit.SourcePosition;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.store.ObjectStoreBuilder;
import io.swarmgauge.streams.kit.window.RevisedWindows;
import io.swarmgauge.streams.state.intake.AcceptedSequences;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** One room's windows behind a door that knows duplicates and gaps, in memory: fast enough for properties. */
public final class WindowsDriver<I, S extends SpecificRecord, O> {

    private final MockProcessorContext<String, O> context = new MockProcessorContext<>();
    private final Processor<String, Accepted<I>, String, O> processor;
    private final SequencePolicy door;
    private final Map<String, AcceptedSequences> sequences = new HashMap<>();
    private final String name;
    private long streamTime = -1;

    public WindowsDriver(RevisedWindows<I, S, O> windows, HostingSetup setup) {
        door = new SequencePolicy(windows.times().retention());
        name = windows.store();
        start(Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(HostingSetups.STORE), Serdes.String(), StateSerde.of(HostingSetup.class)));
        windows.stores().forEach(store -> start(((ObjectStoreBuilder<?, ?>) store).inMemory()));
        HostingSetups.in(context).keep(setup);
        processor = windows.get();
        processor.init(context);
    }

    public void hear(I value, NodeHeader header, String topic) {
        long timestamp = header.getWindowEnd() - 1;
        passTimeTo(timestamp);
        AcceptedSequences kept = sequences.getOrDefault(topic + header.getNodeId(), door.nothing());
        if (door.note(kept, header, streamTime) instanceof Fresh fresh) {
            sequences.put(topic + header.getNodeId(), fresh.kept());
            Accepted<I> accepted =
                    new Accepted<>(value, header, new SourcePosition(topic, 0, 0, timestamp), fresh.arrival());
            processor.process(new Record<>(Swarm.SETUP, accepted, timestamp));
        }
    }

    public void passTimeTo(long time) {
        streamTime = Math.max(streamTime, time);
        context.setCurrentStreamTimeMs(streamTime);
        context.scheduledPunctuators()
                .forEach(scheduled -> scheduled.getPunctuator().punctuate(streamTime));
    }

    /** Everything published so far, in order. */
    public List<O> published() {
        return context.forwarded().stream()
                .<O>map(forwarded -> forwarded.record().value())
                .toList();
    }

    /** Number of windows that are still kept. */
    public long kept() {
        KeyValueStore<Bytes, ?> store = context.getStateStore(name);
        try (KeyValueIterator<Bytes, ?> entries = store.all()) {
            long number = 0;
            while (entries.hasNext()) {
                number += entries.next().key.get().length > Long.BYTES ? 1 : 0;
            }
            return number;
        }
    }

    private void start(StoreBuilder<?> builder) {
        StateStore store = builder.withLoggingDisabled().build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
    }
}
