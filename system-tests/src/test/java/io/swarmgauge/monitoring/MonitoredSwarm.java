package io.swarmgauge.monitoring;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swarmgauge.access.KafkaAccess;
import io.swarmgauge.console.Console;
import io.swarmgauge.console.ConsoleSettings;
import io.swarmgauge.console.delivery.AlertFilter;
import io.swarmgauge.console.delivery.Delivery;
import io.swarmgauge.console.delivery.DeliverySettings;
import io.swarmgauge.console.delivery.HttpAccess;
import io.swarmgauge.console.delivery.Receiver;
import io.swarmgauge.console.views.HistoryDepth;
import io.swarmgauge.local.LocalPipeline;
import io.swarmgauge.local.LocalPorts;
import io.swarmgauge.local.cli.Installation;
import io.swarmgauge.local.swarm.KeyRing;
import io.swarmgauge.local.swarm.LocalCluster.Pace;
import io.swarmgauge.local.swarm.LocalSwarm;
import io.swarmgauge.local.swarm.SimulatedNodes;
import io.swarmgauge.local.swarm.SwarmPlan;
import io.swarmgauge.observe.Health;
import io.swarmgauge.observe.ObservationServer;
import io.swarmgauge.observe.ProcessMeters;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.streams.runtime.StreamsApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A pipeline of its own with a simulated swarm, whose four parts serve metrics and health as their commands do. All tests
 * of this JVM share it; it stops with the JVM.
 */
final class MonitoredSwarm {

    private static final Pace PACE = new Pace(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5));
    private static final int CHUNKS_PER_SECOND = 10;

    private static final class Holder {
        static final MonitoredSwarm SHARED = new MonitoredSwarm();
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalPipeline pipeline;
    private final Console console;
    private final LocalSwarm swarm;
    private final ObservationServer streamsShown;
    private final ObservationServer agentsShown;
    private final WillingReceiver receiver = WillingReceiver.start();
    private final Delivery delivery;
    private final ObservationServer deliveryShown;

    private MonitoredSwarm() {
        Path data = directory();
        PrometheusMeterRegistry streamsMeters = ProcessMeters.registry("streams");
        PrometheusMeterRegistry agentMeters = ProcessMeters.registry("swarm");
        pipeline = LocalPipeline.start(
                data,
                LocalPorts.free(),
                Installation.ofThisProcess().registryHome(),
                PACE,
                streamsMeters,
                (part, detail) -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        StreamsApplication streams = pipeline.startStreams();
        streamsShown = shown(streamsMeters, streams::live, streams::ready);
        console = console(ProcessMeters.registry("console"));
        PrometheusMeterRegistry deliveryMeters = ProcessMeters.registry("deliver");
        delivery = Delivery.start(deliverySettings(), deliveryMeters, Clock.systemUTC());
        deliveryShown = shown(deliveryMeters, delivery::live, delivery::ready);
        SwarmPlan plan = SwarmPlan.of(KeyRing.open(data.resolve("keys")));
        SimulatedNodes nodes = new SimulatedNodes(plan, CHUNKS_PER_SECOND);
        pipeline.plan(plan.records(nodes.feedKey()));
        swarm = new LocalSwarm(plan, nodes, pipeline.cluster(), data.resolve("agents"), agentMeters);
        swarm.start(member -> {});
        agentsShown = shown(agentMeters, swarm::live, swarm::ready);
    }

    static MonitoredSwarm shared() {
        return Holder.SHARED;
    }

    LocalPipeline pipeline() {
        return pipeline;
    }

    int streamsPort() {
        return streamsShown.address().getPort();
    }

    int consolePort() {
        return console.address().getPort();
    }

    int agentsPort() {
        return agentsShown.address().getPort();
    }

    int deliveryPort() {
        return deliveryShown.address().getPort();
    }

    HttpResponse<String> get(int port, String path) {
        try {
            URI uri = URI.create("http://127.0.0.1:%d%s".formatted(port, path));
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** On all addresses, so that a container reaches it. */
    private Console console(PrometheusMeterRegistry meters) {
        return Console.start(
                new ConsoleSettings(
                        KafkaAccess.plain(pipeline.cluster().bootstrapServers()),
                        new RegistrySettings(pipeline.cluster().registryUrl(), false),
                        new InetSocketAddress("0.0.0.0", 0),
                        HistoryDepth.DEFAULT,
                        Optional.empty(),
                        ConsoleSettings.USUAL_RETENTION),
                meters);
    }

    private DeliverySettings deliverySettings() {
        HttpAccess http = new HttpAccess(Map.of(), Duration.ofSeconds(10));
        return new DeliverySettings(
                KafkaAccess.plain(pipeline.cluster().bootstrapServers()),
                new RegistrySettings(pipeline.cluster().registryUrl(), false),
                DeliverySettings.DEFAULT_GROUP,
                "",
                Optional.empty(),
                List.of(
                        new Receiver.Alertmanager(
                                "duty", List.of(receiver.address()), Duration.ofMinutes(1), AlertFilter.ALL, http),
                        new Receiver.Webhook(
                                "chat",
                                receiver.address(),
                                Optional.empty(),
                                2,
                                Receiver.Start.BEGINNING,
                                AlertFilter.ALL,
                                http)));
    }

    private static ObservationServer shown(
            PrometheusMeterRegistry meters, Supplier<Health> live, Supplier<Health> ready) {
        try {
            return ObservationServer.start(new InetSocketAddress(0), meters, live, ready);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("sg-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void close() {
        swarm.close();
        delivery.close();
        receiver.close();
        console.close();
        streamsShown.close();
        agentsShown.close();
        deliveryShown.close();
        pipeline.close();
    }
}
