package io.swarmgauge.streams.alert;

import io.swarmgauge.streams.kit.SourcePosition;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Makes observations of a conclusion, with its place on its topic as the evidence. */
final class ConclusionReader<V> extends ContextualProcessor<String, V, String, Observation> {

    private final BiFunction<V, SourcePosition, List<Observation>> signals;

    ConclusionReader(BiFunction<V, SourcePosition, List<Observation>> signals) {
        this.signals = signals;
    }

    @Override
    public void process(Record<String, V> record) {
        SourcePosition source = SourcePosition.of(context(), record.timestamp());
        signals.apply(record.value(), source).forEach(observation -> context().forward(record.withValue(observation)));
    }
}
