package io.swarmgauge.producers;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.swarmgauge.identity.NodeId;
import io.swarmgauge.observe.Health;
import io.swarmgauge.producers.attestation.Attestation;
import io.swarmgauge.producers.checkpoint.SavedState;
import io.swarmgauge.producers.config.AgentConfig;
import io.swarmgauge.producers.config.NodeSettings;
import io.swarmgauge.producers.health.AgentHealthPolicy;
import io.swarmgauge.producers.health.AgentSigns;
import io.swarmgauge.producers.intake.AgentLine;
import io.swarmgauge.producers.intake.AgentLineWriter;
import io.swarmgauge.producers.intake.LineCounters;
import io.swarmgauge.producers.intake.LineIntake;
import io.swarmgauge.producers.intake.LineParser;
import io.swarmgauge.producers.jobs.JobLedger;
import io.swarmgauge.producers.jobs.JobRecorder;
import io.swarmgauge.producers.jobs.ProcessProbe;
import io.swarmgauge.producers.presence.Presence;
import io.swarmgauge.producers.publish.DeliveryCounters;
import io.swarmgauge.producers.publish.KafkaDelivery;
import io.swarmgauge.producers.publish.ProducerMeters;
import io.swarmgauge.producers.publish.Publisher;
import io.swarmgauge.producers.selfreport.ClaimBook;
import io.swarmgauge.producers.sessions.Sessions;
import io.swarmgauge.producers.spool.Spool;
import io.swarmgauge.producers.spool.SpoolStatus;
import io.swarmgauge.producers.spool.SpoolStatus.TopicStatus;
import io.swarmgauge.producers.swarm.PlanReader;
import io.swarmgauge.producers.swarm.SwarmView;
import io.swarmgauge.producers.transfers.IdleIntervals;
import io.swarmgauge.producers.transfers.TransferRecorder;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.node.SpoolReport;
import io.swarmgauge.serdes.SchemaIds;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import oshi.SystemInfo;

/** The parts of one agent, put together. */
final class AgentContext {

    private static final String NODE_TAG = "node";

    final AgentConfig config;
    final Clock clock;
    final String name;
    final AgentTimers timers;
    final SystemInfo host = new SystemInfo();
    final Presence presence;
    final Publisher publisher;
    final Spool spool;
    final Checkpointer checkpointer;
    final KafkaDelivery delivery;
    final TrafficReporter traffic;
    final JobRecorder jobs;

    /** Held by whoever changes what the agent knows of its node: lines, flushes and checkpoints come one after another. */
    final Object lock = new Object();

    final Optional<Attestation> attestation;
    final LineIntake intake;
    final AgentLineWriter writer;

    private final MeterRegistry meters;
    private final LineCounters lines;
    private final DeliveryCounters deliveries;
    private final NodeLines handler;
    private final Sessions sessions;
    private final ProducerMeters producerMeters;

    /** @throws IOException if its state directory cannot be used; says why */
    AgentContext(
            AgentConfig config,
            MeterRegistry meters,
            Clock clock,
            Producer<String, byte[]> producer,
            Supplier<Producer<String, byte[]>> another,
            Function<SwarmView, PlanReader> plan)
            throws IOException {
        NodeSettings node = config.node();
        long startedMs = clock.millis();
        Tags tags = tags(config);
        ObjectMapper json = new ObjectMapper();
        this.config = config;
        this.meters = meters;
        this.clock = clock;
        this.name = "agent-" + node.id().brief();
        this.presence = new Presence(node);
        this.deliveries = new DeliveryCounters(meters, tags);
        this.lines = new LineCounters(meters, tags);
        SchemaIds registry = new SchemaIds(config.registry());
        AgentMemory memory = new AgentMemory(
                new Sessions(),
                new TransferRecorder(config.flush()),
                new IdleIntervals(config.flush(), startedMs),
                new ClaimBook(config.selfReportPeriod().toMillis(), startedMs),
                new JobLedger(),
                presence);

        this.spool = Spool.open(config.spool(), node.id(), clock, deliveries);
        try {
            this.timers = new AgentTimers(name + "-timers", clock);
            deliveries.watch(spool, config.spool().maxBytes());
            this.publisher = new Publisher(node.id(), node.region(), clock, spool);
            memory.restore(new SavedState(spool.state()), startedMs);
            this.traffic = new TrafficReporter(memory, publisher, lock);
            this.jobs = new JobRecorder(
                    memory.jobs(), new ProcessProbe(host), publisher, node.id().hex());

            // What starts threads comes after all that could fail; see start in Agent.
            this.attestation = node.is(Role.ATTESTOR)
                    ? Optional.of(
                            Attestation.start(config, plan, presence::proberOf, publisher, startedMs, meters, tags))
                    : Optional.empty();
            this.handler = new NodeLines(
                    node.id().hex(),
                    memory,
                    traffic,
                    config.flush().eachEvent(),
                    jobs,
                    attestation,
                    timers,
                    clock,
                    this::status,
                    spool::status);
            this.intake = new LineIntake(new LineParser(json), handler, lines, clock, lock);
            this.writer = new AgentLineWriter(json);
            this.sessions = memory.sessions();
            this.checkpointer = Checkpointer.start(spool, memory, handler, lock, name + "-spool");
            this.producerMeters = new ProducerMeters(meters, tags);
            this.delivery = KafkaDelivery.start(
                    spool,
                    producerMeters.watch(producer),
                    () -> producerMeters.watch(another.get()),
                    registry,
                    node.key(),
                    name);
            Gauge.builder("swarmgauge.agent.ready", this, agent -> agent.ready().isUp() ? 1 : 0)
                    .description("1 when the agent's spool takes records and they get through")
                    .tags(tags)
                    .register(meters);
        } catch (RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    /** What labels all of an agent's meters. */
    static Tags tags(AgentConfig config) {
        return Tags.of(NODE_TAG, config.node().id().brief());
    }

    /** What the node's agent keeps on disk, for its heartbeats. */
    SpoolReport spoolReport() {
        SpoolStatus status = spool.status();
        return new SpoolReport(
                status.epoch(),
                status.sum(TopicStatus::waiting),
                status.sum(TopicStatus::waitingBytes),
                status.sum(TopicStatus::dropped),
                status.sum(TopicStatus::lost),
                status.sum(TopicStatus::refused));
    }

    /** What a job took is known in the end, but not when nobody comes back to say so. */
    void giveUpJobs() {
        synchronized (lock) {
            jobs.giveUp(clock.millis());
        }
    }

    Health ready() {
        return AgentHealthPolicy.ready(signs());
    }

    Health live() {
        return AgentHealthPolicy.live(signs());
    }

    private AgentSigns signs() {
        return new AgentSigns(
                checkpointer.isRunning(),
                delivery.isRunning(),
                spool.status().condition(),
                delivery.blocked(),
                spool.longestWait(),
                spool.sinceAcknowledged());
    }

    /** Takes the agent's meters away, so that one that is started later in this process counts from zero. */
    void forgetMeters() {
        producerMeters.close();
        forgetMeters(meters, config.node().id());
    }

    static void forgetMeters(MeterRegistry meters, NodeId nodeId) {
        Tag node = Tag.of(NODE_TAG, nodeId.brief());
        meters.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> id.getName().startsWith("swarmgauge.agent.")
                        && id.getTags().contains(node))
                .toList()
                .forEach(meters::remove);
    }

    AgentLine.Status status() {
        return new AgentLine.Status(
                config.node().id().hex(),
                lines.lines(),
                lines.badLines(),
                handler.uploads(),
                handler.downloads(),
                deliveries.sent(),
                deliveries.failed(),
                sessions.missing());
    }
}
