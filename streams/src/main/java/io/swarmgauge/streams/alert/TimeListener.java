package io.swarmgauge.streams.alert;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Remembers the latest time that any task told. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class TimeListener implements Processor<String, Long, Void, Void> {

    private SwarmTime swarm;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        swarm = SwarmTime.in(context);
    }

    @Override
    public void process(Record<String, Long> record) {
        swarm.hear(record.value());
    }
}
