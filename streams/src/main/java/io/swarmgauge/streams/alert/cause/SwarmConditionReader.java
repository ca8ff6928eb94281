package io.swarmgauge.streams.alert.cause;

import io.swarmgauge.schema.gauge.SwarmState;
import io.swarmgauge.streams.kit.SourcePosition;
import io.swarmgauge.streams.state.alert.SetupCondition;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Takes a setup's conditions from its state, with the state's place on its topic as the evidence. */
final class SwarmConditionReader extends ContextualProcessor<String, SwarmState, String, Clue<SetupCondition>> {

    @Override
    public void process(Record<String, SwarmState> record) {
        SourcePosition source = SourcePosition.of(context(), record.timestamp());
        SetupConditions.of(record.value(), source)
                .forEach(condition -> context().forward(record.withValue(condition)));
    }
}
