package io.swarmgauge.streams.alert.cause;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.gauge.SuspectedCause;
import io.swarmgauge.streams.alert.cause.Clue.Condition;
import io.swarmgauge.streams.alert.cause.Clue.Said;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** Adds causes to an alert that fires, and the same ones to its end. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class SearchProcessor<C extends SpecificRecord> implements Processor<String, Clue<C>, String, Alert> {

    private final Search<C> search;
    private ProcessorContext<String, Alert> context;
    private WindowStore<String, C> conditions;
    private KeyValueStore<String, Alert> open;

    SearchProcessor(Search<C> search) {
        this.search = search;
    }

    @Override
    public void init(ProcessorContext<String, Alert> processorContext) {
        context = processorContext;
        conditions = context.getStateStore(search.conditionsStore());
        open = context.getStateStore(search.openStore());
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
            conditions.put(condition.row(), condition.what(), condition.start());
        }
    }

    private Alert explained(Alert alert) {
        String subject = alert.getLabels().get(search.label());
        if (subject == null) {
            return alert;
        }
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
        long from = Math.max(0, to - search.kept().toMillis());
        for (String row : search.rows().apply(subject)) {
            try (WindowStoreIterator<C> iterator = conditions.fetch(row, from, to)) {
                iterator.forEachRemaining(entry -> kept.add(entry.value));
            }
        }
        return kept;
    }
}
