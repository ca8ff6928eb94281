package io.swarmgauge.local;

import io.micrometer.core.instrument.MeterRegistry;
import io.swarmgauge.access.KafkaAccess;
import io.swarmgauge.console.Console;
import io.swarmgauge.console.ConsoleSettings;
import io.swarmgauge.console.views.HistoryDepth;
import io.swarmgauge.local.broker.EmbeddedBroker;
import io.swarmgauge.local.registry.RegistryProcess;
import io.swarmgauge.local.swarm.LocalCluster;
import io.swarmgauge.local.swarm.LocalCluster.Pace;
import io.swarmgauge.local.swarm.PlanPublisher;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.Job;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.serdes.SchemaRegistrar;
import io.swarmgauge.streams.runtime.StreamsApplication;
import io.swarmgauge.topics.ClusterLayout;
import io.swarmgauge.topics.TopicCatalogue;
import io.swarmgauge.topics.TopicProvisioner;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams.State;
import org.jspecify.annotations.Nullable;

/** Broker, registry and streams application of a local run, with all data under one directory. Every part can be stopped and started again. */
public final class LocalPipeline implements AutoCloseable {

    private final Path data;
    private final int brokerPort;
    private final LocalCluster cluster;
    private final RegistryProcess registry;
    private final MeterRegistry meters;
    private EmbeddedBroker broker;
    private @Nullable StreamsApplication streams;

    private LocalPipeline(
            Path data,
            int brokerPort,
            LocalCluster cluster,
            RegistryProcess registry,
            EmbeddedBroker broker,
            MeterRegistry meters) {
        this.data = data;
        this.brokerPort = brokerPort;
        this.cluster = cluster;
        this.registry = registry;
        this.broker = broker;
        this.meters = meters;
    }

    /** Starts broker and registry, creates the topics and registers the schemas; the streams application is started apart. */
    public static LocalPipeline start(
            Path data, LocalPorts ports, Path registryHome, Pace pace, MeterRegistry meters, Progress progress) {
        RegistryProcess registry = RegistryProcess.launch(registryHome, data.resolve("registry"), ports.registry());
        EmbeddedBroker broker = null;
        try {
            broker = EmbeddedBroker.start(data.resolve("broker"), ports.broker());
            progress.ready("broker", "Kafka on " + broker.bootstrapServers());
            registry.awaitReady();
            progress.ready("registry", "Apicurio on " + registry.url());
            LocalCluster cluster = new LocalCluster(broker.bootstrapServers(), registry.url(), pace);
            LocalPipeline pipeline = new LocalPipeline(data, ports.broker(), cluster, registry, broker, meters);
            progress.ready("topics", pipeline.prepareTopics());
            return pipeline;
        } catch (RuntimeException e) {
            if (broker != null) {
                broker.close();
            }
            registry.close();
            throw e;
        }
    }

    public LocalCluster cluster() {
        return cluster;
    }

    public RecordSerdes serdes() {
        return new RecordSerdes(new RegistrySettings(cluster.registryUrl(), true));
    }

    /** Publishes the plan's setups. */
    public void plan(List<HostingSetup> setups) {
        publisher().setups(setups);
    }

    /** Publishes the plan's jobs. */
    public void planJobs(List<Job> jobs) {
        publisher().jobs(jobs);
    }

    /** Starts a console on the pipeline's topics. Several may run; the caller closes them. */
    public Console startConsole(int port, MeterRegistry consoleMeters) {
        return Console.start(
                new ConsoleSettings(
                        KafkaAccess.plain(cluster.bootstrapServers()),
                        new RegistrySettings(cluster.registryUrl(), false),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        HistoryDepth.DEFAULT,
                        Optional.empty(),
                        ConsoleSettings.USUAL_RETENTION),
                consoleMeters);
    }

    public StreamsApplication startStreams() {
        StreamsApplication started =
                StreamsApplication.start(new StreamsFile(data.resolve("streams"), cluster).write(), meters);
        streams = started;
        return started;
    }

    /** Whether the streams application was started and has failed for good. */
    public boolean streamsFailed() {
        return streams != null && streams.state() == State.ERROR;
    }

    public void stopStreams() {
        if (streams != null) {
            streams.close();
            streams = null;
        }
    }

    public void stopBroker() {
        broker.close();
    }

    public void startBroker() {
        broker = EmbeddedBroker.start(data.resolve("broker"), brokerPort);
    }

    @Override
    public void close() {
        stopStreams();
        stopBroker();
        registry.close();
    }

    private PlanPublisher publisher() {
        return new PlanPublisher(cluster.bootstrapServers(), cluster.kafkaProperties(), serdes());
    }

    private String prepareTopics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            int created = new TopicProvisioner(admin, ClusterLayout.laptop())
                    .provision(TopicCatalogue.all())
                    .size();
            int schemas = new SchemaRegistrar(new RegistrySettings(cluster.registryUrl(), true))
                    .register(TopicCatalogue.all())
                    .size();
            return "%d topics, %d of them new; %d schemas"
                    .formatted(TopicCatalogue.all().size(), created, schemas);
        }
    }
}
