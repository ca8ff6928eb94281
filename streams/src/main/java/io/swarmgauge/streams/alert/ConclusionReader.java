package io.swarmgauge.streams.alert;

import io.swarmgauge.streams.kit.SourcePosition;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Takes from a conclusion what matters to alerts, with its place on its topic as the evidence. */
final class ConclusionReader<V, O> extends ContextualProcessor<String, V, String, O> {

    private final BiFunction<V, SourcePosition, List<O>> signals;

    ConclusionReader(BiFunction<V, SourcePosition, List<O>> signals) {
        this.signals = signals;
    }

    @Override
    public void process(Record<String, V> record) {
        SourcePosition source = SourcePosition.of(context(), record.timestamp());
        signals.apply(record.value(), source).forEach(signal -> context().forward(record.withValue(signal)));
    }
}
