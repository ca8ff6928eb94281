package io.swarmgauge.streams.membership;

import io.swarmgauge.schema.gauge.KnownNode;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.streams.kit.Accepted;
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

/** Keeps every node that was heard of and passes it on when a registration changes it. */
final class KnownNodes implements ProcessorSupplier<String, Accepted<NodeRegistration>, String, KnownNode> {

    private static final String STORE = "membership-nodes";

    @Override
    public Processor<String, Accepted<NodeRegistration>, String, KnownNode> get() {
        return new Keeper();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), StateSerde.of(KnownNode.class)));
    }

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private static final class Keeper
            extends ContextualProcessor<String, Accepted<NodeRegistration>, String, KnownNode> {

        private final MembershipPolicy policy = new MembershipPolicy();
        private KeyValueStore<String, KnownNode> nodes;

        @Override
        public void init(ProcessorContext<String, KnownNode> context) {
            super.init(context);
            nodes = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, Accepted<NodeRegistration>> record) {
            policy.with(nodes.get(record.key()), record.value().value()).ifPresent(node -> {
                nodes.put(record.key(), node);
                context().forward(record.withValue(node));
            });
        }
    }
}
