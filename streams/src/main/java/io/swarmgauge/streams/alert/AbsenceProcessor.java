package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.streams.state.alert.Hearing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Remembers who speaks on the topics that rules listen to. What is remembered and what is said are written in one
 * transaction, which makes it one FIRING and one RESOLVED for each silence, whatever restarts in between.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class AbsenceProcessor implements Processor<String, Heard, String, Alert> {

    static final String STORE = "alert-hearings";

    /** Other topics of the task move its time too. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** Notices that rules, the plan or the swarm's time changed while the task's time stood still. */
    private static final Duration LOOK_FOR_CHANGES_EVERY = Duration.ofSeconds(10);

    private final List<AlertRule> fileRules;
    private final RuleTable table;
    private final QuietClock clock = new QuietClock();
    private ProcessorContext<String, Alert> context;
    private KeyValueStore<String, Hearing> hearings;
    private HostingSetups setups;
    private SwarmTime swarm;
    private RulesSeen rules;
    private long nextLook = Long.MIN_VALUE;

    AbsenceProcessor(List<AlertRule> fileRules, RuleTable table) {
        this.fileRules = fileRules;
        this.table = table;
    }

    @Override
    public void init(ProcessorContext<String, Alert> processorContext) {
        context = processorContext;
        hearings = context.getStateStore(STORE);
        setups = HostingSetups.in(context);
        swarm = SwarmTime.in(context);
        rules = new RulesSeen(fileRules, table, context);
        context.schedule(LOOK_EVERY, PunctuationType.STREAM_TIME, now -> lookWhenDue(now()));
        context.schedule(LOOK_FOR_CHANGES_EVERY, PunctuationType.WALL_CLOCK_TIME, wallClock -> {
            clock.look(wallClock, context.currentStreamTimeMs(), swarm.told());
            look(now());
        });
    }

    @Override
    public void process(Record<String, Heard> record) {
        applyRules();
        clock.arrive();
        Heard heard = record.value();
        long now = now();
        List<RuleInForce> about = rules.book().aboutSilenceOn(heard.topic());
        if (!about.isEmpty()) {
            String key = heard.topic() + '/' + heard.subject();
            Hearing known = Objects.requireNonNullElseGet(hearings.get(key), () -> AbsencePolicy.unheard(heard));
            keep(key, known, AbsencePolicy.hear(known, heard, about, now), now);
        }
        lookWhenDue(now);
    }

    /** After this, every open alert belongs to a rule in force, word for word. */
    private void applyRules() {
        rules.changed().ifPresent(book -> {
            long now = now();
            for (KeyValue<String, Hearing> entry : all()) {
                keep(entry.key, entry.value, AbsencePolicy.withdraw(entry.value, book), now);
                if (book.aboutSilenceOn(entry.value.getTopic()).isEmpty()) {
                    hearings.delete(entry.key);
                }
            }
        });
    }

    private void lookWhenDue(long now) {
        if (now >= nextLook) {
            look(now);
        }
    }

    private void look(long now) {
        applyRules();
        nextLook = Long.MAX_VALUE;
        for (KeyValue<String, Hearing> entry : all()) {
            Hearing known = entry.value;
            List<RuleInForce> about = rules.book().aboutSilenceOn(known.getTopic());
            keep(entry.key, known, AbsencePolicy.look(known, about, isPlanned(known, now), now), now);
        }
    }

    private long now() {
        return clock.now(context.currentStreamTimeMs());
    }

    /** A setup that was taken from the plan, or whose terms have ended, owes nobody a word. */
    private boolean isPlanned(Hearing known, long now) {
        return !known.getLabel().equals(Observation.SETUP) || setups.isPlanned(known.getSubject(), now);
    }

    private void keep(String key, Hearing known, HearingDecision decision, long now) {
        Hearing hearing = decision.hearing();
        if (AbsencePolicy.isForgettable(hearing, now)) {
            hearings.delete(key);
        } else {
            if (!hearing.equals(known)) {
                hearings.put(key, hearing);
            }
            List<RuleInForce> about = rules.book().aboutSilenceOn(hearing.getTopic());
            nextLook = Math.min(nextLook, AbsencePolicy.nextLook(hearing, about));
        }
        decision.statements().forEach(this::say);
    }

    private void say(Alert alert) {
        Long moment = alert.getStatus() == AlertStatus.FIRING ? alert.getFiredAt() : alert.getEndsAt();
        long timestamp = Math.max(0, moment == null ? alert.getStartsAt() : moment);
        context.forward(new Record<>(alert.getFingerprint(), alert, timestamp));
    }

    private List<KeyValue<String, Hearing>> all() {
        List<KeyValue<String, Hearing>> entries = new ArrayList<>();
        try (KeyValueIterator<String, Hearing> iterator = hearings.all()) {
            iterator.forEachRemaining(entries::add);
        }
        return entries;
    }
}
