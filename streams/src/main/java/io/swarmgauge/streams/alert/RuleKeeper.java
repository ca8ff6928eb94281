package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.serdes.RegistryOutage;
import io.swarmgauge.streams.kit.Refusal.Reason;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the topic's rules. One that cannot be used counts as none, so that what holds does not depend on which rule
 * stood there before; it stays on the compacted topic, where its writer can read and replace it.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class RuleKeeper implements Processor<@Nullable String, byte @Nullable [], Void, Void> {

    private static final Logger LOG = LoggerFactory.getLogger(RuleKeeper.class);
    private static final String TOPIC = TopicCatalogue.ALERT_RULES.name();

    /** A registry that is away longer than this stops the application, which is then started anew at the same record. */
    private static final int ATTEMPTS = 60;

    private final Deserializer<AlertRule> deserializer;
    private final StreamsMeters meters;
    private final Runnable changed;
    private final Runnable pause;
    private KeyValueStore<String, AlertRule> rules;

    /**
     * @param changed told of each change
     * @param pause waits before the registry is asked again
     */
    RuleKeeper(Deserializer<AlertRule> deserializer, StreamsMeters meters, Runnable changed, Runnable pause) {
        this.deserializer = deserializer;
        this.meters = meters;
        this.changed = changed;
        this.pause = pause;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        rules = context.getStateStore(RuleTable.STORE);
    }

    @Override
    public void process(Record<@Nullable String, byte @Nullable []> record) {
        String name = record.key();
        if (name == null) {
            refuse("without a name", Reason.INVALID, "the key is missing");
            return;
        }
        AlertRule rule = record.value() == null ? null : usable(name, record.value());
        if (rule == null) {
            rules.delete(name);
        } else {
            rules.put(name, rule);
        }
        changed.run();
    }

    private @Nullable AlertRule usable(String name, byte[] bytes) {
        AlertRule rule;
        try {
            rule = decoded(bytes);
        } catch (SerializationException e) {
            return refuse(name, Reason.UNDECODABLE, String.valueOf(e.getMessage()));
        }
        if (!rule.getName().equals(name)) {
            return refuse(name, Reason.INVALID, "the record is about '%s'".formatted(rule.getName()));
        }
        List<RuleFault> faults = RuleCheck.faultsOf(rule);
        if (!faults.isEmpty()) {
            return refuse(name, Reason.INVALID, faults.toString());
        }
        meters.accepted(TOPIC);
        return rule;
    }

    /** Only this thread waits for the registry: until it answers, the rules in force stay in force. */
    private AlertRule decoded(byte[] bytes) {
        for (int attempt = 1; ; attempt++) {
            try {
                return deserializer.deserialize(TOPIC, bytes);
            } catch (KafkaException e) {
                if (!RegistryOutage.isCauseOf(e)) {
                    throw e;
                }
                if (attempt == ATTEMPTS || Thread.currentThread().isInterrupted()) {
                    throw new RegistryOutage(e);
                }
                pause.run();
            }
        }
    }

    private @Nullable AlertRule refuse(String name, Reason reason, String detail) {
        meters.refused(TOPIC, reason);
        LOG.warn("alert rule '{}' on {} is not used ({}): {}", name, TOPIC, reason, detail);
        return null;
    }
}
