package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The topic's rules as every task sees them, whole. Kept in memory, so each start reads the topic from its beginning
 * through the same checks. The count of changes tells tasks cheaply when to look again.
 */
final class RuleTable {

    static final String STORE = "alert-rules";

    private static final Topic<AlertRule> TOPIC = TopicCatalogue.ALERT_RULES;

    private final AtomicLong changes = new AtomicLong();

    void attach(StreamsBuilder builder, Deserializer<AlertRule> deserializer, StreamsMeters meters) {
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(STORE), Serdes.String(), StateSerde.of(AlertRule.class))
                        .withLoggingDisabled(),
                TOPIC.name(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName(TOPIC.name()),
                () -> new RuleKeeper(deserializer, meters, changes::incrementAndGet, RuleTable::pause));
    }

    /** How often the table changed since this process started. */
    long changes() {
        return changes.get();
    }

    static List<AlertRule> rules(ProcessingContext context) {
        KeyValueStore<String, AlertRule> store = context.getStateStore(STORE);
        List<AlertRule> rules = new ArrayList<>();
        try (KeyValueIterator<String, AlertRule> entries = store.all()) {
            while (entries.hasNext()) {
                KeyValue<String, AlertRule> entry = entries.next();
                rules.add(entry.value);
            }
        }
        return rules;
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
