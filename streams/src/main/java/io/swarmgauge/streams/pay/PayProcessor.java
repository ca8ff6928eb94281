package io.swarmgauge.streams.pay;

import io.swarmgauge.schema.gauge.PayAlignment;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.streams.kit.HostingSetups;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Looks up what the plan pays at the time of the conclusion. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class PayProcessor extends ContextualFixedKeyProcessor<String, Ranking, PayAlignment> {

    private HostingSetups setups;

    @Override
    public void init(FixedKeyProcessorContext<String, PayAlignment> context) {
        super.init(context);
        setups = HostingSetups.in(context);
    }

    @Override
    public void process(FixedKeyRecord<String, Ranking> record) {
        setups.find(record.key())
                .flatMap(setup -> PayPolicy.alignment(record.value(), setup))
                .ifPresent(alignment -> context().forward(record.withValue(alignment)));
    }
}
