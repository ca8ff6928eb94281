package io.swarmgauge.streams.pool;

import io.swarmgauge.schema.gauge.PoolWindow;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.ByteStore;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.state.pool.Stay;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** From registrations to gauge.pool. */
public final class PoolTopology {

    private final WindowTimes times;
    private final RecordSerdes serdes;
    private final StreamsMeters meters;

    public PoolTopology(WindowTimes times, RecordSerdes serdes, StreamsMeters meters) {
        this.times = times;
        this.serdes = serdes;
        this.meters = meters;
    }

    public void attach(KStream<String, Accepted<NodeRegistration>> registrations) {
        registrations
                .process(PresenceProcessor.supplier(times), Named.as("pool-presence"))
                .repartition(Repartitioned.with(Serdes.String(), StateSerde.of(Stay.class))
                        .withName("pool-by-region"))
                .process(windows(), Named.as("pool-concluded"))
                .to(
                        TopicCatalogue.POOL.name(),
                        Produced.with(Serdes.String(), serdes.serde(TopicCatalogue.POOL))
                                .withName("pool-published"));
    }

    private ProcessorSupplier<String, Stay, String, PoolWindow> windows() {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, Stay, String, PoolWindow> get() {
                meters.beginWindows(PoolProcessor.NAME);
                return new PoolProcessor(times, meters);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(ByteStore.builder(PoolProcessor.STORE));
            }
        };
    }
}
