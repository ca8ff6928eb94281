package io.swarmgauge.streams.compliance;

import io.swarmgauge.schema.gauge.ComplianceWindow;
import io.swarmgauge.streams.kit.ByteStore;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.kit.window.WindowTimes;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** The room as a node of the topology, with its store. */
final class Compliance implements ProcessorSupplier<String, Evidence, String, ComplianceWindow> {

    static final String NAME = "compliance";
    static final String STORE = "compliance-book";

    private final WindowTimes times;
    private final CompliancePolicy policy;
    private final StreamsMeters meters;
    private final LongSupplier nanoTime;

    /** @param nanoTime what measures how long corrections take */
    Compliance(WindowTimes times, CompliancePolicy policy, StreamsMeters meters, LongSupplier nanoTime) {
        this.times = times;
        this.policy = policy;
        this.meters = meters;
        this.nanoTime = nanoTime;
    }

    @Override
    public Processor<String, Evidence, String, ComplianceWindow> get() {
        meters.beginWindows(NAME);
        return new ComplianceProcessor(this);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(ByteStore.builder(STORE));
    }

    WindowTimes times() {
        return times;
    }

    CompliancePolicy policy() {
        return policy;
    }

    StreamsMeters meters() {
        return meters;
    }

    LongSupplier nanoTime() {
        return nanoTime;
    }
}
