package io.swarmgauge.streams.alert.cause;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.gauge.SuspectedCause;
import io.swarmgauge.streams.alert.cause.Clue.Condition;
import io.swarmgauge.streams.alert.cause.Clue.Said;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Adds causes to an alert that fires, and the same ones to its end. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class SearchProcessor<C extends SpecificRecord> implements Processor<String, Clue<C>, String, Alert> {

    private static final Duration TIDY_EVERY = Duration.ofHours(1);

    private final Search<C> search;
    private ProcessorContext<String, Alert> context;
    private ConditionBook<C> conditions;
    private KeyValueStore<String, Alert> open;

    SearchProcessor(Search<C> search) {
        this.search = search;
    }

    @Override
    public void init(ProcessorContext<String, Alert> processorContext) {
        context = processorContext;
        conditions = new ConditionBook<>(context.getStateStore(search.conditionsStore()), search.kept());
        open = context.getStateStore(search.openStore());
        context.schedule(
                TIDY_EVERY,
                PunctuationType.STREAM_TIME,
                now -> conditions.forgetBefore(now - search.kept().toMillis()));
    }

    @Override
    public void process(Record<String, Clue<C>> record) {
        Clue<C> clue = record.value();
        if (clue instanceof Condition<C> condition) {
            keep(condition);
        } else if (clue instanceof Said<C> said) {
            Alert alert = explained(said.alert());
            context.forward(new Record<>(alert.getFingerprint(), alert, record.timestamp()));
        }
    }

    /** What is too old to be kept is not offered: the store would log each such record of a backlog. */
    private void keep(Condition<C> condition) {
        if (condition.start() > context.currentStreamTimeMs() - search.kept().toMillis()) {
            conditions.keep(condition.row(), condition.start(), condition.what());
        }
    }

    private Alert explained(Alert alert) {
        return search.subject()
                .apply(alert)
                .map(subject -> explained(alert, subject))
                .orElse(alert);
    }

    private Alert explained(Alert alert, String subject) {
        if (alert.getStatus() == AlertStatus.FIRING) {
            List<SuspectedCause> found = search.policy().causes(alert, keptOf(subject, alert));
            Alert explained = withCauses(found, alert);
            open.put(alert.getFingerprint(), explained);
            return explained;
        }
        Alert fired = open.delete(alert.getFingerprint());
        return fired == null
                ? alert
                : Alert.newBuilder(alert)
                        .setSuspectedCauses(fired.getSuspectedCauses())
                        .build();
    }

    /** What this search found stands before what an earlier one did. */
    private static Alert withCauses(List<SuspectedCause> found, Alert alert) {
        List<SuspectedCause> all = new ArrayList<>(found);
        all.addAll(alert.getSuspectedCauses());
        return Alert.newBuilder(alert).setSuspectedCauses(all).build();
    }

    private List<C> keptOf(String subject, Alert alert) {
        List<C> kept = new ArrayList<>();
        long to = Span.firedAt(alert);
        for (String row : search.rows().apply(subject)) {
            kept.addAll(conditions.between(row, to - search.kept().toMillis(), to));
        }
        return kept;
    }
}
