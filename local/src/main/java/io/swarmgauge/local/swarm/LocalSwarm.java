package io.swarmgauge.local.swarm;

import io.micrometer.core.instrument.MeterRegistry;
import io.swarmgauge.observe.Health;
import io.swarmgauge.producers.Agent;
import io.swarmgauge.schema.node.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** The swarm's agents, each with its node, in this process. */
public final class LocalSwarm implements AutoCloseable {

    private final SwarmPlan plan;
    private final Nodes nodes;
    private final LocalCluster cluster;
    private final Path directory;
    private final MeterRegistry meters;
    private final Map<String, Agent> agents = new ConcurrentHashMap<>();

    public LocalSwarm(SwarmPlan plan, Nodes nodes, LocalCluster cluster, Path directory, MeterRegistry meters) {
        this.plan = plan;
        this.nodes = nodes;
        this.cluster = cluster;
        this.directory = directory;
        this.meters = meters;
    }

    /** Starts all members' agents, telling of each. */
    public void start(Consumer<Member> started) {
        for (Member member : plan.members()) {
            start(member);
            started.accept(member);
        }
    }

    /** Starts one member's agent and its node. */
    public void start(Member member) {
        Path home = directory.resolve(member.name());
        AgentFile file = new AgentFile(home, cluster);
        boolean measuresHost = member.equals(plan.members().get(0));
        var config = file.write(member, nodes.command(member, home), nodes.environment(member), measuresHost);
        try {
            agents.put(member.name(), Agent.start(config, meters));
        } catch (IOException e) {
            throw new UncheckedIOException("the agent of " + member.name() + " did not start", e);
        }
        nodes.agentStarted(member, file.socket());
    }

    /** Stops one member's agent and with it its node, if the agent runs. */
    public void stop(Member member) {
        Agent agent = agents.remove(member.name());
        if (agent != null) {
            agent.close();
        }
    }

    /** Whether all agents' records get through; if not, whose do not. */
    public Health ready() {
        return together(Agent::ready);
    }

    /** Whether all agents can do their work at all. */
    public Health live() {
        return together(Agent::live);
    }

    private Health together(Function<Agent, Health> of) {
        List<String> problems = new ArrayList<>();
        new TreeMap<>(agents)
                .forEach((name, agent) ->
                        of.apply(agent).problems().forEach(problem -> problems.add(name + ": " + problem)));
        return new Health(problems);
    }

    /** Where a member's agent keeps its files. */
    public Path homeOf(Member member) {
        return directory.resolve(member.name());
    }

    /** Stops who asks before who is asked: an attestor that outlived the hosters would charge them for having left. */
    @Override
    public void close() {
        for (Role role : List.of(Role.ATTESTOR, Role.LEECHER, Role.HOSTER)) {
            plan.having(role).parallelStream().forEach(this::stop);
        }
        nodes.close();
    }
}
