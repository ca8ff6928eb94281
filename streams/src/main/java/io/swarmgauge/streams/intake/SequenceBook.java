package io.swarmgauge.streams.intake;

import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.store.ObjectStoreBuilder;
import io.swarmgauge.streams.state.intake.AcceptedSequences;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** The accepted sequences of one topic, under node and subject. */
final class SequenceBook {

    /** So few at a time that no record waits for it: nothing depends on when an entry is visited. */
    private static final int SWEPT_AT_ONCE = 1_000;

    private final KeyValueStore<String, AcceptedSequences> store;
    private final SequencePolicy policy;
    private @Nullable String sweptUpTo;

    private SequenceBook(KeyValueStore<String, AcceptedSequences> store, SequencePolicy policy) {
        this.store = store;
        this.policy = policy;
    }

    static String storeName(NodeTopic<?> topic) {
        return topic.name() + "-sequences";
    }

    static StoreBuilder<KeyValueStore<String, AcceptedSequences>> store(NodeTopic<?> topic) {
        return ObjectStoreBuilder.persistent(storeName(topic), Serdes.String(), StateSerde.of(AcceptedSequences.class));
    }

    static SequenceBook in(ProcessingContext context, NodeTopic<?> topic, SequencePolicy policy) {
        return new SequenceBook(context.getStateStore(storeName(topic)), policy);
    }

    /** Takes the record's place in its sequence, if it is still free. */
    SequencePolicy.Outcome note(String subject, NodeHeader header, long streamTime) {
        String key = header.getNodeId() + subject; // ids are of one length, so no two pairs make the same key
        AcceptedSequences kept = Optional.ofNullable(store.get(key)).orElseGet(policy::nothing);
        SequencePolicy.Outcome outcome = policy.note(kept, header, streamTime);
        if (outcome instanceof SequencePolicy.Outcome.Fresh fresh) {
            store.put(key, fresh.kept());
        }
        return outcome;
    }

    /** Forgets what is old, a part of the entries each time. */
    void sweep(long streamTime) {
        int visited = 0;
        String last = null;
        try (KeyValueIterator<String, AcceptedSequences> entries = store.range(sweptUpTo, null)) {
            while (entries.hasNext() && visited < SWEPT_AT_ONCE) {
                KeyValue<String, AcceptedSequences> entry = entries.next();
                age(entry.key, entry.value, streamTime);
                last = entry.key;
                visited++;
            }
            sweptUpTo = entries.hasNext() ? last : null;
        }
    }

    private void age(String key, AcceptedSequences kept, long streamTime) {
        AcceptedSequences aged = policy.aged(kept, streamTime);
        if (aged.getEpochs().isEmpty()) {
            store.delete(key);
        } else if (!aged.equals(kept)) {
            store.put(key, aged);
        }
    }
}
