package io.swarmgauge.streams.swarm;

import io.swarmgauge.schema.gauge.SwarmState;
import io.swarmgauge.streams.kit.StateSerde;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Keeps each setup's present state and passes it on when a window changes it. */
final class CurrentSwarm implements ProcessorSupplier<String, SwarmFindings, String, SwarmState> {

    private static final String STORE = "swarm-current";

    @Override
    public Processor<String, SwarmFindings, String, SwarmState> get() {
        return new Keeper();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), StateSerde.of(SwarmState.class)));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private static final class Keeper extends ContextualProcessor<String, SwarmFindings, String, SwarmState> {

        private final CurrentSwarmPolicy policy = new CurrentSwarmPolicy();
        private KeyValueStore<String, SwarmState> states;

        @Override
        public void init(ProcessorContext<String, SwarmState> context) {
            super.init(context);
            states = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, SwarmFindings> record) {
            policy.with(states.get(record.key()), record.value()).ifPresent(state -> {
                states.put(record.key(), state);
                context().forward(record.withValue(state));
            });
        }
    }
}
