package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.streams.state.alert.AlertEpisode;
import io.swarmgauge.streams.state.alert.OpenAlert;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Holds each observation against the rules that cover it. Episode and statement are written in one transaction, which
 * makes it one FIRING and one RESOLVED for each episode, whatever restarts in between.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class EpisodeProcessor implements Processor<String, Observation, String, Alert> {

    /** Only notices that rules changed while nothing was observed; which statement follows depends on no clock. */
    private static final Duration LOOK_FOR_RULES_EVERY = Duration.ofSeconds(10);

    /** Notices that a setup is no longer planned, also while nothing is observed. */
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    /** Rarer, as a replay goes through event time fast and a look reads all episodes. */
    private static final Duration TIDY_EVERY = Duration.ofHours(1);

    private final List<AlertRule> fileRules;
    private final RuleTable table;
    private final QuietClock clock = new QuietClock();
    private ProcessorContext<String, Alert> context;
    private EpisodeStore episodes;
    private HostingSetups setups;
    private SwarmTime swarm;
    private RulesSeen rules;

    EpisodeProcessor(List<AlertRule> fileRules, RuleTable table) {
        this.fileRules = fileRules;
        this.table = table;
    }

    @Override
    public void init(ProcessorContext<String, Alert> processorContext) {
        context = processorContext;
        episodes = EpisodeStore.in(context);
        setups = HostingSetups.in(context);
        swarm = SwarmTime.in(context);
        rules = new RulesSeen(fileRules, table, context);
        context.schedule(LOOK_FOR_RULES_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> applyRules());
        context.schedule(TIDY_EVERY, PunctuationType.STREAM_TIME, now -> look(now()));
        context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, wallClock -> {
            clock.look(wallClock, context.currentStreamTimeMs(), swarm.told());
            look(now());
        });
    }

    @Override
    public void process(Record<String, Observation> record) {
        applyRules();
        clock.arrive();
        Observation observation = record.value();
        if (!isPlanned(observation.labels(), now())) {
            return; // what would fire now would be closed with the next look
        }
        for (RuleInForce rule : rules.book().covering(observation)) {
            String fingerprint = rule.fingerprint(observation.labels());
            Decision decision = AlertPolicy.observe(fingerprint, rule, episodes.find(fingerprint), observation);
            episodes.keep(fingerprint, decision.episode());
            decision.statement().ifPresent(alert -> say(alert, record.timestamp()));
        }
    }

    /** After this, every episode belongs to a rule in force, word for word. */
    private void applyRules() {
        rules.changed()
                .ifPresent(book -> episodes.each(
                        (fingerprint, episode) -> book.withdrawal(episode.getRule(), episode.getRuleVersion())
                                .ifPresent(why -> {
                                    AlertPolicy.withdraw(fingerprint, episode, why)
                                            .ifPresent(alert -> say(alert, alert.getEndsAt()));
                                    episodes.forget(fingerprint);
                                })));
    }

    private void look(long now) {
        applyRules();
        episodes.each((fingerprint, episode) -> {
            OpenAlert open = episode.getOpen();
            boolean planned = open == null || isPlanned(open.getLabels(), now);
            Optional<Decision> departed = DeparturePolicy.look(fingerprint, episode, planned, now);
            AlertEpisode present = departed.map(Decision::episode).orElse(episode);
            if (Episodes.isForgettable(present, now)) {
                episodes.forget(fingerprint);
            } else if (departed.isPresent()) {
                episodes.keep(fingerprint, present);
            }
            departed.flatMap(Decision::statement).ifPresent(alert -> say(alert, alert.getEndsAt()));
        });
    }

    private long now() {
        return clock.now(context.currentStreamTimeMs());
    }

    private boolean isPlanned(Map<String, String> labels, long now) {
        String setup = labels.get(Observation.SETUP);
        return setup == null || setups.isPlanned(setup, now);
    }

    private void say(Alert alert, long timestamp) {
        context.forward(new Record<>(alert.getFingerprint(), alert, timestamp));
    }
}
