package io.swarmgauge.producers.benchmark;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.swarmgauge.producers.config.AgentConfig;
import io.swarmgauge.producers.intake.NodeConnection;
import io.swarmgauge.producers.publish.Publisher;
import io.swarmgauge.serdes.RecordSerdes;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Function;

/** An attestor's work put together: what it knows of the swarm, kept up to date, and its measuring. */
public final class Attestation implements AutoCloseable {

    private final BenchmarkRunner runner;
    private final SwarmWatcher watcher;

    private Attestation(BenchmarkRunner runner, SwarmWatcher watcher) {
        this.runner = runner;
        this.watcher = watcher;
    }

    /**
     * Begins to read plan and pool.
     *
     * @param proberOf the node that can be asked to measure a setup, if one is connected
     */
    public static Attestation start(
            AgentConfig config,
            Function<String, Optional<NodeConnection>> proberOf,
            Publisher publisher,
            long startedMs,
            String name,
            MeterRegistry meters,
            Tags tags) {
        Counter brokenOff = Counter.builder("swarmgauge.agent.probes.broken.off")
                .description("Probes that the node did not end in time")
                .tags(tags)
                .register(meters);
        SwarmView view = new SwarmView(config.benchmarks(), config.node().id().hex(), startedMs);
        BenchmarkRunner runner = new BenchmarkRunner(
                config.benchmarks(), view, proberOf, publisher, startedMs, new SecureRandom(), brokenOff);
        return new Attestation(
                runner, SwarmWatcher.start(config.kafka(), view, new RecordSerdes(config.registry()), name + "-plan"));
    }

    /** To be told the time, and the node's answers. */
    public BenchmarkRunner runner() {
        return runner;
    }

    @Override
    public void close() {
        watcher.close();
    }
}
