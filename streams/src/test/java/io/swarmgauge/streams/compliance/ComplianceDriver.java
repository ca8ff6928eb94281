package io.swarmgauge.streams.compliance;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.schema.gauge.ComplianceWindow;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.settings.SettingsFile;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.kit.window.WindowTimes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The room by itself, in memory: windows of a minute, 30 s of grace, a day of retention. */
final class ComplianceDriver {

    static final WindowTimes TIMES =
            new WindowTimes(Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofHours(24));

    private final MockProcessorContext<String, ComplianceWindow> context = new MockProcessorContext<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Processor<String, Evidence, String, ComplianceWindow> processor;
    private long streamTime;
    private long nanos;

    ComplianceDriver(HostingSetup... setups) {
        start(Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(HostingSetups.STORE), Serdes.String(), StateSerde.of(HostingSetup.class)));
        start(Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(Compliance.STORE), Serdes.Bytes(), Serdes.ByteArray()));
        for (HostingSetup setup : setups) {
            plan(setup);
        }
        // Each look at the clock is a millisecond later, so that corrections take several turns.
        processor = new Compliance(
                        TIMES,
                        new CompliancePolicy(new BurnRatePolicy(standard())),
                        new StreamsMeters(meters),
                        () -> nanos += 1_000_000)
                .get();
        processor.init(context);
    }

    static ComplianceSettings standard() {
        return SettingsFile.parse("streams.yaml", "{}", ComplianceSettings::from);
    }

    void plan(HostingSetup setup) {
        HostingSetups.in(context).keep(setup);
    }

    void hear(String setup, Evidence evidence) {
        long timestamp = evidence.window().end() - 1;
        streamTime = Math.max(streamTime, timestamp);
        context.setCurrentStreamTimeMs(streamTime);
        processor.process(new Record<>(setup, evidence, timestamp));
    }

    /** And lets the wall clock pass until nothing more is said. */
    void passTimeTo(long time) {
        streamTime = Math.max(streamTime, time);
        context.setCurrentStreamTimeMs(streamTime);
        int before;
        do {
            before = context.forwarded().size();
            for (int turn = 0; turn < 100; turn++) {
                context.scheduledPunctuators()
                        .forEach(scheduled -> scheduled.getPunctuator().punctuate(0));
            }
        } while (context.forwarded().size() > before);
    }

    /** What is counted of conclusions: by kind, numbers. */
    Map<String, Double> counted() {
        Map<String, Double> counted = new TreeMap<>();
        meters.get("swarmgauge.streams.published")
                .tag("room", Compliance.NAME)
                .counters()
                .forEach(counter -> counted.put(counter.getId().getTag("kind"), counter.count()));
        return counted;
    }

    /** Everything said so far, in order. */
    List<ComplianceWindow> published() {
        return context.forwarded().stream()
                .<ComplianceWindow>map(forwarded -> forwarded.record().value())
                .toList();
    }

    ComplianceWindow last() {
        return published().get(published().size() - 1);
    }

    /** The last statement about each window, without its revision. */
    Map<String, ComplianceWindow> settled() {
        Map<String, ComplianceWindow> settled = new TreeMap<>();
        published()
                .forEach(said -> settled.put(
                        said.getSetupId() + " " + said.getWindowStart(),
                        ComplianceWindow.newBuilder(said).setRevision(0).build()));
        return settled;
    }

    ComplianceWindow at(long start) {
        return published().stream()
                .filter(said -> said.getWindowStart() == start)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** Size of what is kept, and entries: bytes, number. */
    long[] kept() {
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(Compliance.STORE);
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            long[] kept = new long[2];
            while (all.hasNext()) {
                var entry = all.next();
                kept[0] += entry.key.get().length + entry.value.length;
                kept[1]++;
            }
            return kept;
        }
    }

    private void start(StoreBuilder<?> builder) {
        StateStore store = builder.withLoggingDisabled().build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
    }
}
