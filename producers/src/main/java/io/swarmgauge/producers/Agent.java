package io.swarmgauge.producers;

import io.micrometer.core.instrument.MeterRegistry;
import io.swarmgauge.access.Plaintext;
import io.swarmgauge.identity.NodeId;
import io.swarmgauge.observe.Health;
import io.swarmgauge.producers.attestation.Attestation;
import io.swarmgauge.producers.config.AgentConfig;
import io.swarmgauge.producers.config.IntakeSettings;
import io.swarmgauge.producers.hostmetrics.HostMetricsSampler;
import io.swarmgauge.producers.intake.AgentLine;
import io.swarmgauge.producers.intake.NodeSocket;
import io.swarmgauge.producers.intake.SupervisedChild;
import io.swarmgauge.producers.publish.KafkaClients;
import io.swarmgauge.producers.registration.HardwareProbe;
import io.swarmgauge.producers.registration.Registrar;
import io.swarmgauge.producers.swarm.PlanReader;
import io.swarmgauge.producers.swarm.SwarmView;
import io.swarmgauge.producers.swarm.SwarmWatcher;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RecordTrust;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One agent at work beside one node. Several may run in one process; they share nothing. */
public final class Agent implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);

    /** Lines that are on their way when an interval ends still make it into the interval's batch. */
    private static final long LONGEST_SLACK_MS = 200;

    private static final long ATTESTATION_TICK_MS = 100;
    private static final long FIRST_HOST_METRICS_MS = 1_000;
    private static final long GIVE_UP_MS = 1_000;

    private static final String KEY_FILE = "SWARMGAUGE_KEY_FILE";
    private static final Health STOPPED = Health.down("the agent was told to stop");

    private final AgentContext context;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable NodeSocket socket;
    private @Nullable SupervisedChild child;
    private @Nullable Registrar registrar;
    private @Nullable HostMetricsSampler hostMetrics;

    private Agent(AgentContext context) {
        this.context = context;
    }

    /**
     * Starts an agent. Brokers and registry need not be there yet.
     *
     * @param meters takes the agent's counters, labelled with its node
     * @throws IOException if it cannot listen on its socket or cannot start its node; says why
     */
    public static Agent start(AgentConfig config, MeterRegistry meters) throws IOException {
        return start(config, meters, Clock.systemUTC());
    }

    /** As {@link #start(AgentConfig, MeterRegistry)}, by a clock of the caller's: for a time that is told, not lived. */
    public static Agent start(AgentConfig config, MeterRegistry meters, Clock clock) throws IOException {
        requireTrust();
        Plaintext.warnings(config.kafka(), config.registry())
                .forEach(warning -> LOG.warn("{}: {}", config.node().id().brief(), warning));
        Supplier<Producer<String, byte[]>> producers = () -> KafkaClients.producer(
                config.kafka(), "swarmgauge-agent-" + config.node().id().brief());
        try {
            return start(config, meters, clock, producers, plan(config, meters));
        } catch (KafkaException e) {
            throw new IOException(
                    "Kafka's client refuses its settings: %s. Correct kafka.bootstrap-servers or kafka.properties in the config; 'check' tells which of them work"
                            .formatted(rootCause(e)),
                    e);
        }
    }

    private static String rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    static Agent start(AgentConfig config, MeterRegistry meters, Clock clock, Producer<String, byte[]> producer)
            throws IOException {
        return start(config, meters, clock, producer, plan(config, meters));
    }

    private static Function<SwarmView, PlanReader> plan(AgentConfig config, MeterRegistry meters) {
        String threadName = "agent-" + config.node().id().brief() + "-plan";
        RecordSerdes serdes = new RecordSerdes(config.registry());
        return view -> SwarmWatcher.start(config.kafka(), view, serdes, threadName, meters, AgentContext.tags(config));
    }

    static Agent start(
            AgentConfig config,
            MeterRegistry meters,
            Clock clock,
            Producer<String, byte[]> producer,
            Function<SwarmView, PlanReader> plan)
            throws IOException {
        return start(config, meters, clock, () -> producer, plan);
    }

    /** @param producers makes the producer, and another when brokers refuse one for good */
    private static Agent start(
            AgentConfig config,
            MeterRegistry meters,
            Clock clock,
            Supplier<Producer<String, byte[]>> producers,
            Function<SwarmView, PlanReader> plan)
            throws IOException {
        Agent agent = new Agent(context(config, meters, clock, producers, plan));
        try {
            agent.listen();
        } catch (IOException | RuntimeException e) {
            agent.abandon();
            throw e;
        }
        agent.schedule();
        agent.tell();
        return agent;
    }

    /** Leaves nothing behind when it fails. */
    private static AgentContext context(
            AgentConfig config,
            MeterRegistry meters,
            Clock clock,
            Supplier<Producer<String, byte[]>> producers,
            Function<SwarmView, PlanReader> plan)
            throws IOException {
        Producer<String, byte[]> producer = producers.get();
        try {
            return new AgentContext(config, meters, clock, producer, producers, plan);
        } catch (IOException | RuntimeException e) {
            producer.close(Duration.ZERO);
            AgentContext.forgetMeters(meters, config.node().id());
            throw e;
        }
    }

    public NodeId nodeId() {
        return context.config.node().id();
    }

    public Optional<Path> socket() {
        return context.config.intake().socket();
    }

    /** The node's process where the agent started it; empty between two lives. */
    public OptionalLong childPid() {
        return child == null ? OptionalLong.empty() : child.pid();
    }

    public AgentLine.Status status() {
        return context.status();
    }

    /** Whether the spool takes records and they get through. */
    public boolean isReady() {
        return ready().isUp();
    }

    /** As {@link #isReady()}, with the reasons. */
    public Health ready() {
        return closed.get() ? STOPPED : context.ready();
    }

    /** Whether it can do its work at all. */
    public Health live() {
        return closed.get() ? STOPPED : context.live();
    }

    /** Stops the node where the agent started it, publishes what is left, says good-bye and waits until that is delivered. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        context.attestation.ifPresent(Attestation::close);
        if (child != null) {
            child.close();
        }
        if (socket != null) {
            socket.close();
        }
        context.timers.last(this::sayLastWords);
        context.timers.close();
        context.checkpointer.close();
        context.delivery.close();
        context.checkpointer.checkpoint();
        context.spool.close();
        context.forgetMeters();
        LOG.info("{} has stopped", context.name);
    }

    /** Lets go of everything without another word, as if the process had been killed. */
    void abandon() {
        closed.set(true);
        context.checkpointer.stop();
        context.delivery.abandon();
        context.attestation.ifPresent(Attestation::close);
        if (socket != null) {
            socket.close();
        }
        context.timers.close();
        context.spool.close();
        context.forgetMeters();
    }

    /** Without it every record would be refused, long after the start. */
    private static void requireTrust() throws IOException {
        Optional<String> remedy = RecordTrust.remedy();
        if (remedy.isPresent()) {
            throw new IOException(remedy.get());
        }
    }

    private void listen() throws IOException {
        Optional<Path> path = socket();
        if (path.isPresent()) {
            socket = NodeSocket.open(path.get(), context.intake, context.writer, context.name + "-socket");
        }
        if (!context.config.intake().command().isEmpty()) {
            child = SupervisedChild.start(
                    childSettings(), context.intake, context.writer, context.timers.executor(), context.name + "-node");
        }
    }

    /** The child is given the node's key, so that its peers know it by the same name as Kafka does. */
    private IntakeSettings childSettings() {
        IntakeSettings intake = context.config.intake();
        Map<String, String> environment = new HashMap<>(intake.environment());
        environment.putIfAbsent(
                KEY_FILE, context.config.node().keyFile().toAbsolutePath().toString());
        return new IntakeSettings(intake.socket(), intake.command(), environment);
    }

    private void schedule() {
        AgentTimers timers = context.timers;
        long flushMs = context.config.flush().intervalMs();
        long slackMs = Math.min(LONGEST_SLACK_MS, flushMs / 10);
        timers.soon(this::register);
        timers.soon(this::measureHostFromNow);
        timers.aligned(flushMs, slackMs, () -> context.traffic.flush(now() - slackMs));
        timers.every(context.config.node().heartbeat().toMillis(), this::heartbeat);
        timers.every(GIVE_UP_MS, context::giveUpJobs);
        context.attestation
                .map(Attestation::ticks)
                .orElse(List.of())
                .forEach(tick -> timers.every(ATTESTATION_TICK_MS, () -> tick.accept(now())));
    }

    private void register() {
        registrar = new Registrar(
                context.config,
                HardwareProbe.read(context.host),
                Version.current(),
                context.presence::software,
                context::spoolReport);
        registrar.register(context.publisher, now());
    }

    private void heartbeat() {
        if (registrar != null) {
            registrar.heartbeat(context.publisher, now());
        }
    }

    private void measureHostFromNow() {
        Optional<Duration> every = context.config.hostMetricsEvery();
        if (every.isPresent()) {
            HostMetricsSampler sampler = new HostMetricsSampler(context.host, context.clock);
            hostMetrics = sampler;
            Runnable measure = () -> sampler.publish(context.publisher, nodeId().hex());
            context.timers.after(FIRST_HOST_METRICS_MS, measure);
            context.timers.aligned(every.get().toMillis(), 0, measure);
        }
    }

    private void sayLastWords() {
        context.traffic.stop(now());
        if (registrar != null) {
            registrar.leave(context.publisher, now());
        }
        if (hostMetrics != null) {
            hostMetrics.close();
        }
    }

    private void tell() {
        LOG.info(
                "{} is ready: node {}, socket {}, child {}, brokers {}",
                context.name,
                nodeId(),
                socket().map(Path::toString).orElse("none"),
                childPid().isPresent() ? childPid().getAsLong() : "none",
                context.config.kafka().bootstrapServers());
    }

    private long now() {
        return context.clock.millis();
    }
}
