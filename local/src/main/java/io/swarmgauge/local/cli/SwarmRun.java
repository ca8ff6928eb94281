package io.swarmgauge.local.cli;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swarmgauge.local.swarm.HypercoreNodes;
import io.swarmgauge.local.swarm.KeyRing;
import io.swarmgauge.local.swarm.LocalSwarm;
import io.swarmgauge.local.swarm.Nodes;
import io.swarmgauge.local.swarm.PlanPublisher;
import io.swarmgauge.local.swarm.SimulatedNodes;
import io.swarmgauge.local.swarm.SwarmPlan;
import io.swarmgauge.observe.Health;
import io.swarmgauge.observe.ObservationServer;
import io.swarmgauge.observe.ProcessMeters;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistrySettings;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One run of {@code swarmgauge swarm}: nodes, plan, agents, in this order; stopped in reverse. */
final class SwarmRun {

    private final SwarmSettings settings;
    private final Path data;
    private final Installation installation;
    private final Screen screen;
    private final PrometheusMeterRegistry meters = ProcessMeters.registry("swarm");
    private volatile @Nullable LocalSwarm agents;

    SwarmRun(SwarmSettings settings, Path data, Installation installation, Screen screen) {
        this.settings = settings;
        this.data = data;
        this.installation = installation;
        this.screen = screen;
    }

    /** Runs until the process is told to stop; figures and health are there from the beginning. */
    @SuppressWarnings("try") // the server works by itself; it is only held to be closed
    void until(StopSignal stop) throws IOException {
        KeyRing keys = KeyRing.open(data.resolve("keys"));
        SwarmPlan plan = SwarmPlan.of(keys);
        try (ObservationServer observed = observe();
                Nodes nodes = nodes(plan, keys);
                LocalSwarm swarm = new LocalSwarm(plan, nodes, settings.cluster(), data.resolve("agents"), meters)) {
            publish(plan, nodes.feedKey());
            swarm.start(member -> screen.ready("agent", member.name() + " " + member.nodeId()));
            agents = swarm;
            screen.ready("swarm", "complete; it runs until it is stopped");
            stop.within(Long.MAX_VALUE);
            agents = null;
        }
    }

    private @Nullable ObservationServer observe() throws IOException {
        return settings.metricsListen().isEmpty()
                ? null
                : ObservationServer.start(settings.metricsListen().get(), meters, this::live, this::ready);
    }

    private Health live() {
        LocalSwarm swarm = agents;
        return swarm == null ? Health.up() : swarm.live();
    }

    private Health ready() {
        LocalSwarm swarm = agents;
        return swarm == null ? Health.down("nodes and agents are being started, or stopped") : swarm.ready();
    }

    private Nodes nodes(SwarmPlan plan, KeyRing keys) {
        Nodes nodes = settings.kind() == SwarmKind.SIMULATED
                ? new SimulatedNodes(plan, settings.chunksPerSecond())
                : HypercoreNodes.start(
                        plan, keys, installation.nodeProgram(), data.resolve("nodes"), settings.chunksPerSecond());
        screen.ready("feed", nodes.feedKey());
        return nodes;
    }

    private void publish(SwarmPlan plan, String feedKey) {
        PlanPublisher publisher = new PlanPublisher(
                settings.cluster().bootstrapServers(),
                settings.plannerProperties(),
                new RecordSerdes(new RegistrySettings(settings.cluster().registryUrl(), false)));
        publisher.setups(plan.records(feedKey));
        publisher.jobs(plan.jobs());
        screen.ready(
                "plan",
                "%d setups, %d jobs".formatted(plan.setups().size(), plan.jobs().size()));
    }
}
