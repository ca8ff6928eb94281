package io.swarmgauge.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.local.LocalPipeline;
import io.swarmgauge.local.LocalPorts;
import io.swarmgauge.local.swarm.KeyRing;
import io.swarmgauge.local.swarm.Member;
import io.swarmgauge.local.swarm.SwarmPlan;
import io.swarmgauge.producers.Agent;
import io.swarmgauge.producers.config.AgentConfig;
import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The broker is away for ten minutes of event time: everything arrives, and old windows are corrected. */
class OutageTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String SETUP = "outage-1";
    private static final int CHUNK = 1_000;
    private static final Duration OUTAGE = Duration.ofMinutes(10);

    private final Path directory = Pipeline.directory();
    private final LocalPipeline pipeline = LocalPipeline.start(
            directory.resolve("data"),
            LocalPorts.free(),
            Pipeline.INSTALLATION.registryHome(),
            Pipeline.PACE,
            new SimpleMeterRegistry(),
            (part, detail) -> {});
    private final KeyRing keys = KeyRing.open(directory.resolve("keys"));
    private final SwarmPlan plan = SwarmPlan.of(keys, SETUP, "outage-2");
    private final Member hoster = plan.hostersOf(SETUP).get(0);
    private final Member leecher = plan.having(Role.LEECHER).get(0);
    private final FastClock clock = new FastClock(Duration.ofHours(6), 40);
    private final NumberedNode hosterNode =
            new NumberedNode(socketOf(hoster), hoster.nodeId().hex(), "hoster", SETUP);
    private final NumberedNode leecherNode =
            new NumberedNode(socketOf(leecher), leecher.nodeId().hex(), "leecher", SETUP);
    private final ScheduledExecutorService life = Executors.newSingleThreadScheduledExecutor();

    /** Bytes that the hoster sent and the leecher received, by window. */
    private final Map<Long, Long> moved = new ConcurrentHashMap<>();

    @AfterEach
    void stop() throws IOException {
        life.shutdownNow();
        hosterNode.close();
        leecherNode.close();
        pipeline.close();
    }

    @Test
    void whatWasSaidWhileTheBrokerWasAwayArrivesAndCorrectsWindowsThatWereConcludedWithoutIt() throws Exception {
        pipeline.startStreams();
        publishPlan();
        try (TopicView<BandwidthWindow> windows = TopicView.of(pipeline, TopicCatalogue.BANDWIDTH)) {
            Agent leechersAgent = start(leecher, leecherNode);
            Agent hostersAgent = start(hoster, hosterNode);
            var unused = life.scheduleAtFixedRate(this::move, 0, 50, TimeUnit.MILLISECONDS);
            await().atMost(PATIENCE).until(() -> last(windows).size() > 3);

            pipeline.stopBroker();
            long away = clock.millis();
            await().atMost(PATIENCE).until(() -> clock.millis() > away + OUTAGE.toMillis() / 3);
            hostersAgent.close();
            hostersAgent = start(hoster, hosterNode);
            await().atMost(PATIENCE).until(() -> clock.millis() > away + OUTAGE.toMillis());
            life.shutdown();
            assertThat(life.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            await().atMost(PATIENCE).until(() -> hosterNode.keeps() == 0 && leecherNode.keeps() == 0);
            // The hoster's agent comes back after the others have been concluded about.
            hostersAgent.close();
            pipeline.startBroker();
            long back = clock.millis();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(ingressOf(leecher, last(windows)))
                    .isEqualTo(moved));
            hostersAgent = start(hoster, hosterNode);

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(egressOf(hoster, last(windows))).isEqualTo(moved);
                assertThat(ingressOf(leecher, last(windows))).isEqualTo(moved);
            });
            assertThat(last(windows))
                    .filteredOn(window -> window.getWindowStart() > away
                            && window.getWindowEnd() < back
                            && moved.containsKey(window.getWindowStart()))
                    .hasSizeGreaterThan(30)
                    .allSatisfy(window -> {
                        assertThat(window.getRevision()).isPositive();
                        assertThat(window.getCoverage().getMissing()).isZero();
                    });
            hostersAgent.close();
            leechersAgent.close();
        }
    }

    /** As of a moment before anything is said: time that has come to the plan has come to the windows. */
    private void publishPlan() throws Exception {
        Topic<HostingSetup> topic = TopicCatalogue.HOSTING_SETUPS;
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", pipeline.cluster().bootstrapServers()),
                new StringSerializer(),
                pipeline.serdes().serializer(topic))) {
            for (HostingSetup setup : plan.records("f".repeat(64))) {
                producer.send(new ProducerRecord<>(topic.name(), null, clock.millis(), setup.getSetupId(), setup))
                        .get();
            }
        }
    }

    private void move() {
        long at = clock.millis();
        moved.merge(at - Math.floorMod(at, Pipeline.PACE.window().toMillis()), (long) CHUNK, Long::sum);
        hosterNode.moved("upload", SETUP, CHUNK, leecher.nodeId().hex(), at);
        leecherNode.moved("download", SETUP, CHUNK, hoster.nodeId().hex(), at);
    }

    private static Collection<BandwidthWindow> last(TopicView<BandwidthWindow> windows) {
        return LastRevisions.of(windows.values(window -> window.getSetupId().equals(SETUP)));
    }

    private static Map<Long, Long> egressOf(Member hoster, Collection<BandwidthWindow> windows) {
        return windows.stream()
                .flatMap(window -> window.getHosters().stream()
                        .filter(node -> node.getNodeId().equals(hoster.nodeId().hex()))
                        .filter(node -> node.getEgress().getBytes() > 0)
                        .map(node -> Map.entry(
                                window.getWindowStart(), node.getEgress().getBytes())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<Long, Long> ingressOf(Member leecher, Collection<BandwidthWindow> windows) {
        return windows.stream()
                .flatMap(window -> window.getOthers().stream()
                        .filter(node -> node.getNodeId().equals(leecher.nodeId().hex()))
                        .filter(node -> node.getIngress().getBytes() > 0)
                        .map(node -> Map.entry(
                                window.getWindowStart(), node.getIngress().getBytes())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Agent start(Member member, NumberedNode node) throws IOException {
        Path home = Files.createDirectories(directory.resolve(member.name()));
        Path config = Files.writeString(home.resolve("agent.yaml"), """
                node: {key-file: "%s", roles: [%s], region: europe, setups: [%s], state-dir: "%s"}
                kafka: {bootstrap-servers: "%s"}
                registry: {url: "%s"}
                intake: {socket: "%s"}
                transfers: {flush: 5s}
                self-report: {period: 5s}
                host-metrics: {every: off}
                """.formatted(
                        member.keys().file(),
                        member.role().name().toLowerCase(Locale.ROOT),
                        SETUP,
                        home.resolve("state"),
                        pipeline.cluster().bootstrapServers(),
                        pipeline.cluster().registryUrl(),
                        socketOf(member)));
        Agent agent = Agent.start(AgentConfig.read(config), new SimpleMeterRegistry(), clock);
        node.connect();
        return agent;
    }

    private Path socketOf(Member member) {
        return directory.resolve(member.name()).resolve("s");
    }
}
