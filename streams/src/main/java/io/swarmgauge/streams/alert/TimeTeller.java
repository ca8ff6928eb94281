package io.swarmgauge.streams.alert;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Tells all tasks how far event time has come in this one, when that is later than what was told already. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class TimeTeller implements Processor<String, Heard, String, Long> {

    /** By the clock, so that a replay, which goes through days in minutes, does not tell every second of them. */
    private static final Duration TELL_EVERY = Duration.ofSeconds(10);

    private static final String NO_KEY = "";

    /** Moves no task's stream time, so that the windows of no room close by it: the time is the value. */
    private static final long NO_TIME = 0;

    private ProcessorContext<String, Long> context;
    private SwarmTime swarm;

    @Override
    public void init(ProcessorContext<String, Long> processorContext) {
        context = processorContext;
        swarm = SwarmTime.in(context);
        context.schedule(TELL_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> tell());
    }

    @Override
    public void process(Record<String, Heard> record) {
        // What is heard moves the task's time; there is nothing more to it here.
    }

    private void tell() {
        long time = context.currentStreamTimeMs();
        if (time > NO_TIME && time > swarm.told()) {
            swarm.hear(time);
            context.forward(new Record<>(NO_KEY, time, NO_TIME));
        }
    }
}
