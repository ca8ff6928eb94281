package io.swarmgauge.producers.attestation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.swarmgauge.producers.benchmark.BenchmarkRunner;
import io.swarmgauge.producers.config.AgentConfig;
import io.swarmgauge.producers.config.BenchmarkSettings;
import io.swarmgauge.producers.harvest.HarvestRunner;
import io.swarmgauge.producers.intake.NodeConnection;
import io.swarmgauge.producers.publish.Publisher;
import io.swarmgauge.producers.schedule.TurnCounters;
import io.swarmgauge.producers.storage.StorageCheckRunner;
import io.swarmgauge.producers.swarm.PlanReader;
import io.swarmgauge.producers.swarm.SwarmView;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** An attestor's work put together: what it knows of the swarm, kept up to date; its measuring, listening and checking. */
public final class Attestation implements AutoCloseable {

    private final BenchmarkRunner benchmarks;
    private final HarvestRunner harvests;
    private final StorageCheckRunner checks;
    private final PlanReader plan;

    private Attestation(
            BenchmarkRunner benchmarks, HarvestRunner harvests, StorageCheckRunner checks, PlanReader plan) {
        this.benchmarks = benchmarks;
        this.harvests = harvests;
        this.checks = checks;
        this.plan = plan;
    }

    /**
     * Begins to read plan and pool.
     *
     * @param reader begins to keep the view up to date
     * @param attestorOf the node that can be asked to measure a setup, if one is connected
     */
    public static Attestation start(
            AgentConfig config,
            Function<SwarmView, PlanReader> reader,
            Function<String, Optional<NodeConnection>> attestorOf,
            Publisher publisher,
            long startedMs,
            MeterRegistry meters,
            Tags tags) {
        BenchmarkSettings settings = config.benchmarks();
        SecureRandom random = new SecureRandom();
        SwarmView view = new SwarmView(settings, config.node().id().hex());
        HarvestRunner harvests = new HarvestRunner(
                settings.harvest(),
                view,
                attestorOf,
                publisher,
                startedMs,
                random,
                new TurnCounters(meters, tags, "harvests"));
        StorageCheckRunner checks = new StorageCheckRunner(
                settings.storageChecks(),
                settings.timeout().toMillis(),
                view,
                attestorOf,
                publisher,
                startedMs,
                random,
                new TurnCounters(meters, tags, "storage.checks"));
        Counter brokenOff = Counter.builder("swarmgauge.agent.probes.broken.off")
                .description("Probes that the node did not end in time")
                .tags(tags)
                .register(meters);
        BenchmarkRunner benchmarks = new BenchmarkRunner(
                settings, view, attestorOf, harvests::demandOf, publisher, startedMs, random, brokenOff);
        return new Attestation(benchmarks, harvests, checks, reader.apply(view));
    }

    public BenchmarkRunner benchmarks() {
        return benchmarks;
    }

    public HarvestRunner harvests() {
        return harvests;
    }

    public StorageCheckRunner checks() {
        return checks;
    }

    /** What is to be told the time often, on one thread; each by itself, so that none stops the others by failing. */
    public List<LongConsumer> ticks() {
        return List.of(harvests::tick, checks::tick, benchmarks::tick);
    }

    public void nodeLeft(NodeConnection node, long now) {
        benchmarks.nodeLeft(node);
        harvests.nodeLeft(node, now);
        checks.nodeLeft(node, now);
    }

    @Override
    public void close() {
        plan.close();
    }
}
