package io.swarmgauge.streams.pool;

import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.ByteStore;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.pool.PresencePolicy.Placed;
import io.swarmgauge.streams.state.pool.Ending;
import io.swarmgauge.streams.state.pool.Mark;
import io.swarmgauge.streams.state.pool.Stay;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Turns a node's registrations into stays in the pools of regions. It also tells each region that time has passed: a
 * region of which nobody is heard any more must still see its hosters fall silent.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class PresenceProcessor implements Processor<String, Accepted<NodeRegistration>, String, Stay> {

    /** The node id of a record that only says that time has passed. */
    static final String NOBODY = "";

    private static final String STORE = "pool-marks";
    private static final Duration LEAST_TICK = Duration.ofSeconds(1);
    private static final int TICKS_IN_WINDOW = 4;

    private final WindowTimes times;
    private ProcessorContext<String, Stay> context;
    private MarkBook marks;

    private PresenceProcessor(WindowTimes times) {
        this.times = times;
    }

    static ProcessorSupplier<String, Accepted<NodeRegistration>, String, Stay> supplier(WindowTimes times) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, Accepted<NodeRegistration>, String, Stay> get() {
                return new PresenceProcessor(times);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(ByteStore.builder(STORE));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Stay> processorContext) {
        context = processorContext;
        marks = new MarkBook(
                new ByteStore(context.getStateStore(STORE)), times.retention().toMillis());
        Duration tick = times.size().dividedBy(TICKS_IN_WINDOW);
        context.schedule(
                tick.compareTo(LEAST_TICK) < 0 ? LEAST_TICK : tick, PunctuationType.STREAM_TIME, this::sayTheTime);
    }

    @Override
    public void process(Record<String, Accepted<NodeRegistration>> record) {
        Mark mark = PresencePolicy.mark(record.value().value());
        String node = record.key();
        if (!marks.add(node, mark)) {
            return;
        }
        for (Placed placed : PresencePolicy.changed(node, marks.before(node, mark), mark, marks.after(node, mark))) {
            marks.hear(placed.region(), placed.stay().getEnd());
            context.forward(record.withKey(placed.region()).withValue(placed.stay()));
        }
    }

    /** As long as a window in which one of them fell silent may still be of interest. */
    private void sayTheTime(long streamTime) {
        Stay tick = new Stay(NOBODY, 0L, 0L, streamTime, streamTime, false, Ending.CONTINUED);
        for (String region : marks.regionsSince(streamTime - times.retention().toMillis())) {
            context.forward(new Record<>(region, tick, streamTime));
        }
    }
}
