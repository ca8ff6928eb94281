package io.swarmgauge.producers;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.swarmgauge.identity.NodeId;
import io.swarmgauge.producers.attestation.Attestation;
import io.swarmgauge.producers.config.AgentConfig;
import io.swarmgauge.producers.config.NodeSettings;
import io.swarmgauge.producers.intake.AgentLine;
import io.swarmgauge.producers.intake.AgentLineWriter;
import io.swarmgauge.producers.intake.LineCounters;
import io.swarmgauge.producers.intake.LineIntake;
import io.swarmgauge.producers.intake.LineParser;
import io.swarmgauge.producers.jobs.JobRecorder;
import io.swarmgauge.producers.jobs.ProcessProbe;
import io.swarmgauge.producers.presence.Presence;
import io.swarmgauge.producers.publish.DeliveryCounters;
import io.swarmgauge.producers.publish.KafkaDelivery;
import io.swarmgauge.producers.publish.MemoryOutbox;
import io.swarmgauge.producers.publish.Publisher;
import io.swarmgauge.producers.selfreport.ClaimBook;
import io.swarmgauge.producers.swarm.PlanReader;
import io.swarmgauge.producers.swarm.SwarmView;
import io.swarmgauge.producers.transfers.IdleIntervals;
import io.swarmgauge.producers.transfers.TransferRecorder;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.serdes.RecordSerdes;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import oshi.SystemInfo;

/** The parts of one agent, put together. */
final class AgentContext {

    private static final int OUTBOX_BOUND = 10_000;
    private static final String NODE_TAG = "node";

    final AgentConfig config;
    final Clock clock;
    final String name;
    final AgentTimers timers;
    final SystemInfo host = new SystemInfo();
    final Presence presence;
    final Publisher publisher;
    final KafkaDelivery delivery;
    final TrafficReporter traffic;
    final Optional<Attestation> attestation;
    final LineIntake intake;
    final AgentLineWriter writer;

    private final MeterRegistry meters;
    private final LineCounters lines;
    private final DeliveryCounters deliveries;
    private final NodeLines handler;

    AgentContext(
            AgentConfig config,
            MeterRegistry meters,
            Clock clock,
            Producer<String, byte[]> producer,
            Function<SwarmView, PlanReader> plan) {
        NodeSettings node = config.node();
        long startedMs = clock.millis();
        Tags tags = Tags.of(NODE_TAG, node.id().brief());
        ObjectMapper json = new ObjectMapper();
        this.config = config;
        this.meters = meters;
        this.clock = clock;
        this.name = "agent-" + node.id().brief();
        this.timers = new AgentTimers(name + "-timers", clock);
        this.presence = new Presence(node);

        this.deliveries = new DeliveryCounters(meters, tags);
        MemoryOutbox outbox = new MemoryOutbox(OUTBOX_BOUND, deliveries::dropped);
        deliveries.watch(outbox);
        this.publisher = new Publisher(node.id(), node.region(), startedMs, clock, outbox);

        TransferRecorder recorder = new TransferRecorder(config.flush());
        this.traffic = new TrafficReporter(
                recorder,
                new IdleIntervals(config.flush(), startedMs),
                new ClaimBook(config.selfReportPeriod().toMillis(), startedMs),
                presence,
                publisher);
        this.lines = new LineCounters(meters, tags);
        RecordSerdes serdes = new RecordSerdes(config.registry());

        // What starts threads comes after all that could fail; see start in Agent.
        this.attestation = node.is(Role.ATTESTOR)
                ? Optional.of(Attestation.start(config, plan, presence::proberOf, publisher, startedMs, meters, tags))
                : Optional.empty();
        this.handler = new NodeLines(
                node.id().hex(),
                presence,
                recorder,
                traffic,
                config.flush().eachEvent(),
                new JobRecorder(new ProcessProbe(host), publisher, node.id().hex()),
                attestation,
                timers,
                clock,
                this::status);
        this.intake = new LineIntake(new LineParser(json), handler, lines, clock);
        this.writer = new AgentLineWriter(json);
        this.delivery = KafkaDelivery.start(outbox, producer, serdes, deliveries, name);
    }

    /** Takes the agent's meters away, so that one that is started later in this process counts from zero. */
    void forgetMeters() {
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
                deliveries.failed());
    }
}
