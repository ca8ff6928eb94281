package io.swarmgauge.producers.hostmetrics;

import io.swarmgauge.producers.publish.Publisher;
import io.swarmgauge.producers.publish.Window;
import io.swarmgauge.schema.node.HostMetrics;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Clock;
import java.util.function.Function;
import oshi.SystemInfo;

/** Measures the host from each call to the next. For one thread. */
public final class HostMetricsSampler implements AutoCloseable {

    private static final long SHORTEST_INTERVAL_NANOS = 500_000_000L;

    private final Clock clock;
    private final HostProbe probe;
    private HostSample last;
    private long lastMs;

    /** Takes the first sample, which only later ones can be compared with. */
    public HostMetricsSampler(SystemInfo info, Clock clock) {
        this.clock = clock;
        this.probe = new HostProbe(info);
        this.last = probe.sample();
        this.lastMs = clock.millis();
    }

    /** Publishes what the host did since the last sample, unless that was a moment ago and says too little. */
    public void publish(Publisher publisher, String nodeId) {
        if (System.nanoTime() - last.nanos() < SHORTEST_INTERVAL_NANOS) {
            return;
        }
        long start = lastMs;
        Function<NodeHeader, HostMetrics> metrics = next();
        publisher.publish(TopicCatalogue.HOST_METRICS, nodeId, new Window(start, Math.max(start, lastMs)), metrics);
    }

    /** What the host did since the last sample. */
    public Function<NodeHeader, HostMetrics> next() {
        HostDelta delta = new HostDelta(last, probe.sample());
        last = delta.after();
        lastMs = clock.millis();
        return delta::metrics;
    }

    @Override
    public void close() {
        probe.close();
    }
}
