package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.streams.state.alert.AlertEpisode;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Holds each observation against the rules that cover it. Episode and statement are written in one transaction, which
 * makes it one FIRING and one RESOLVED for each episode, whatever restarts in between.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class EpisodeProcessor implements Processor<String, Observation, String, Alert> {

    static final String STORE = "alert-episodes";

    /** Only notices that rules changed while nothing was observed; which statement follows depends on no clock. */
    private static final Duration LOOK_FOR_RULES_EVERY = Duration.ofSeconds(10);

    private static final Duration TIDY_EVERY = Duration.ofHours(1);

    private final List<AlertRule> fileRules;
    private final RuleTable table;
    private ProcessorContext<String, Alert> context;
    private KeyValueStore<String, AlertEpisode> episodes;
    private RulesSeen rules;

    EpisodeProcessor(List<AlertRule> fileRules, RuleTable table) {
        this.fileRules = fileRules;
        this.table = table;
    }

    @Override
    public void init(ProcessorContext<String, Alert> processorContext) {
        context = processorContext;
        episodes = context.getStateStore(STORE);
        rules = new RulesSeen(fileRules, table, context);
        context.schedule(LOOK_FOR_RULES_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> applyRules());
        context.schedule(TIDY_EVERY, PunctuationType.STREAM_TIME, this::forgetUntil);
    }

    @Override
    public void process(Record<String, Observation> record) {
        applyRules();
        Observation observation = record.value();
        for (RuleInForce rule : rules.book().covering(observation)) {
            String fingerprint = rule.fingerprint(observation.labels());
            Decision decision = AlertPolicy.observe(fingerprint, rule, episodes.get(fingerprint), observation);
            episodes.put(fingerprint, decision.episode());
            decision.statement().ifPresent(alert -> say(alert, record.timestamp()));
        }
    }

    /** After this, every episode belongs to a rule in force, word for word. */
    private void applyRules() {
        rules.changed()
                .ifPresent(book ->
                        each((fingerprint, episode) -> book.withdrawal(episode.getRule(), episode.getRuleVersion())
                                .ifPresent(why -> {
                                    AlertPolicy.withdraw(fingerprint, episode, why)
                                            .ifPresent(alert -> say(alert, alert.getEndsAt()));
                                    episodes.delete(fingerprint);
                                })));
    }

    private void forgetUntil(long streamTime) {
        each((fingerprint, episode) -> {
            if (Episodes.isForgettable(episode, streamTime)) {
                episodes.delete(fingerprint);
            }
        });
    }

    private void say(Alert alert, long timestamp) {
        context.forward(new Record<>(alert.getFingerprint(), alert, timestamp));
    }

    private interface Visitor {
        void visit(String fingerprint, AlertEpisode episode);
    }

    private void each(Visitor visitor) {
        try (KeyValueIterator<String, AlertEpisode> entries = episodes.all()) {
            while (entries.hasNext()) {
                KeyValue<String, AlertEpisode> entry = entries.next();
                visitor.visit(entry.key, entry.value);
            }
        }
    }
}
