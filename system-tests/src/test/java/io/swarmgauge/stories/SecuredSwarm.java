package io.swarmgauge.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.access.KafkaAccess;
import io.swarmgauge.console.Console;
import io.swarmgauge.console.ConsoleSettings;
import io.swarmgauge.console.views.HistoryDepth;
import io.swarmgauge.containers.SecuredBroker;
import io.swarmgauge.local.StreamsFile;
import io.swarmgauge.local.swarm.KeyRing;
import io.swarmgauge.local.swarm.LocalCluster;
import io.swarmgauge.local.swarm.LocalCluster.Pace;
import io.swarmgauge.local.swarm.LocalSwarm;
import io.swarmgauge.local.swarm.Member;
import io.swarmgauge.local.swarm.SwarmPlan;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.streams.runtime.StreamsApplication;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A hoster's and a leecher's agent, the streams application and a console on a secured broker, each with credentials of
 * its own, and prepared by the same commands that an operator types.
 */
final class SecuredSwarm implements AutoCloseable {

    static final String HOSTER = "hoster";
    static final String LEECHER = "leecher";
    static final String SLOW = "slow";
    static final String STREAMS = "streams";
    static final String PLANNER = "planner";
    static final String READER = "reader";
    static final String CONSOLE = "console";

    private static final String REGISTRY = "mock://access";
    private static final String SETUP = "secured-1";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int UNLIMITED = 100_000_000;
    private static final Pace PACE = new Pace(
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(8));

    private final Path directory = Pipeline.directory();
    private final SecuredBroker broker;
    private final RecordSerdes serdes = new RecordSerdes(new RegistrySettings(REGISTRY, true));
    private final Map<String, Map<String, String>> users = new HashMap<>();
    private final Map<String, LocalSwarm> agents = new HashMap<>();
    private final Map<String, Member> members = new HashMap<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StreamsApplication streams;
    private final Console console;

    private SecuredSwarm(int slowBytesPerSecond) {
        broker = SecuredBroker.start(directory);
        for (String user : List.of(HOSTER, LEECHER, SLOW, STREAMS, PLANNER, READER, CONSOLE)) {
            users.put(user, broker.addUser(user, user + "-secret"));
        }
        succeeded(createTopics());
        succeeded(applyRules());
        succeeded(admin("acls", "apply", "--node", "User:" + SLOW, "--node-bytes-per-second", "" + slowBytesPerSecond));
        SwarmPlan plan = SwarmPlan.of(KeyRing.open(directory.resolve("keys")), SETUP, "secured-2");
        members.put(HOSTER, plan.having(Role.HOSTER).get(0));
        members.put(LEECHER, plan.having(Role.LEECHER).get(0));
        succeeded(command(PLANNER, "plan", "apply", planFile(plan).toString(), "--yes"));
        streams = StreamsApplication.start(
                new StreamsFile(directory.resolve("streams"), clusterFor(STREAMS)).write(), meters);
        for (String user : List.of(HOSTER, LEECHER)) {
            LocalSwarm swarm = new LocalSwarm(
                    plan, new SpokenNodes(), clusterFor(user), directory.resolve("agents-" + user), meters);
            swarm.start(member(user));
            agents.put(user, swarm);
        }
        console = Console.start(
                new ConsoleSettings(
                        new KafkaAccess(broker.clientServers(), credentials(CONSOLE)),
                        new RegistrySettings(REGISTRY, false),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        HistoryDepth.DEFAULT,
                        Optional.empty(),
                        ConsoleSettings.USUAL_RETENTION),
                new SimpleMeterRegistry());
    }

    /** Starts everything; the user {@link #SLOW} may write that many bytes in a second. */
    static SecuredSwarm start(int slowBytesPerSecond) {
        return new SecuredSwarm(slowBytesPerSecond);
    }

    ConsoleAnswers.Printed applyRules(String... options) {
        List<String> words = new ArrayList<>(List.of(
                "acls",
                "apply",
                "--node",
                "User:" + HOSTER,
                "--node",
                "User:" + LEECHER,
                "--streams",
                "User:" + STREAMS,
                "--planner",
                "User:" + PLANNER,
                "--consumer",
                "User:" + READER,
                "--console",
                "User:" + CONSOLE,
                "--node-bytes-per-second",
                "" + UNLIMITED));
        Collections.addAll(words, options);
        return admin(words.toArray(String[]::new));
    }

    ConsoleAnswers.Printed createTopics(String... options) {
        List<String> words = new ArrayList<>(List.of("topics", "create", "--partitions", "3", "--replicas", "1"));
        Collections.addAll(words, options);
        return admin(words.toArray(String[]::new));
    }

    /** Runs a command with a user's credentials. */
    ConsoleAnswers.Printed command(String user, String... words) {
        return command(broker.clientServers(), credentials(user), words);
    }

    KafkaProducer<String, byte[]> producer(String user, Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(credentials(user));
        config.put("bootstrap.servers", broker.clientServers());
        config.put("max.block.ms", 20_000);
        config.putAll(more);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** The hoster says that it sent a chunk to the leecher. */
    void say() throws IOException {
        try (NodeLines node = new NodeLines(agent(HOSTER).homeOf(member(HOSTER)).resolve("agent.sock"))) {
            node.ask("{\"type\":\"hello\",\"nodeId\":\"%s\",\"role\":\"hoster\",\"setups\":[\"%s\"]}"
                    .formatted(member(HOSTER).nodeId(), SETUP));
            node.say("{\"type\":\"upload\",\"setup\":\"%s\",\"index\":3,\"bytes\":4242,\"peer\":\"%s\"}"
                    .formatted(SETUP, member(LEECHER).nodeId()));
            node.ask("{\"type\":\"status\"}");
        }
    }

    /** What the hoster sent according to the last conclusion that the console read, in bytes. */
    long bandwidthOnConsole() throws IOException, InterruptedException {
        return ask("/v1/setups/" + SETUP + "/bandwidth").findValues("egress").stream()
                .mapToLong(egress -> egress.path("bytes").asLong())
                .max()
                .orElse(0);
    }

    /** The topics of the records on which the newest bandwidth rests, as the console explains it. */
    Set<String> bandwidthExplainedOnConsole() throws IOException, InterruptedException {
        return ask("/v1/explain?topic=gauge.bandwidth&key=" + SETUP).path("restsOn").findValuesAsText("topic").stream()
                .collect(Collectors.toSet());
    }

    private JsonNode ask(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://localhost:" + console.address().getPort() + path);
        String answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
        return new ObjectMapper().readTree(answer);
    }

    /** Any batch that the user's agent sent. */
    TransferBatch firstBatchOf(String user) {
        try (TopicView<byte[]> batches =
                TopicView.of(adminConfig(), TopicCatalogue.TRANSFERS.name(), new ByteArrayDeserializer())) {
            return await().atMost(PATIENCE)
                    .until(
                            () -> batches.records().stream()
                                    .flatMap(batch -> decoded(batch.value()).stream())
                                    .filter(batch -> isOf(user, batch))
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
        }
    }

    byte[] encoded(TransferBatch batch) {
        return serdes.serializer(TopicCatalogue.TRANSFERS).serialize(TopicCatalogue.TRANSFERS.name(), batch);
    }

    /** Why records with the value became dead letters. */
    List<String> reasonsOf(byte[] value) {
        try (TopicView<byte[]> letters =
                TopicView.of(adminConfig(), TopicCatalogue.DEAD_LETTERS.name(), new ByteArrayDeserializer())) {
            return letters.records().stream()
                    .filter(letter -> Arrays.equals(letter.value(), value))
                    .map(letter ->
                            new String(letter.headers().lastHeader("sg-reason").value(), StandardCharsets.UTF_8))
                    .toList();
        }
    }

    Path agentConfig(String user) {
        return agent(user).homeOf(member(user)).resolve("agent.yaml");
    }

    void grantRead(String user, String topic) throws Exception {
        try (Admin admin = broker.admin()) {
            admin.createAcls(List.of(new AclBinding(
                            new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                            new AccessControlEntry("User:" + user, "*", AclOperation.READ, AclPermissionType.ALLOW))))
                    .all()
                    .get();
        }
    }

    void setTopic(String topic, String setting, String value) throws Exception {
        try (Admin admin = broker.admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    @Override
    public void close() {
        console.close();
        agents.values().forEach(LocalSwarm::close);
        streams.close();
        broker.close();
    }

    private ConsoleAnswers.Printed admin(String... words) {
        return command(broker.adminServers(), broker.adminClient(), words);
    }

    private ConsoleAnswers.Printed command(String servers, Map<String, String> client, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        Collections.addAll(
                all,
                "--bootstrap-servers",
                servers,
                "--registry",
                REGISTRY,
                "--client-config",
                file(client).toString());
        return ConsoleAnswers.command(all.toArray(String[]::new));
    }

    private Path file(Map<String, String> client) {
        Properties properties = new Properties();
        properties.putAll(client);
        try {
            Path file = Files.createTempFile(directory, "client", ".properties");
            try (var out = Files.newBufferedWriter(file)) {
                properties.store(out, null);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path planFile(SwarmPlan plan) {
        StringBuilder hosters = new StringBuilder();
        plan.having(Role.HOSTER).stream()
                .filter(hoster -> hoster.setups().contains(SETUP))
                .forEach(hoster -> hosters.append(
                        "      - { id: '%s', region: %s }%n".formatted(hoster.nodeId(), hoster.region())));
        try {
            return Files.writeString(directory.resolve("plan.yaml"), """
                    setups:
                      - id: %s
                        feed: '%s'
                        chunks: 0-9
                        hosters:
                    """.formatted(SETUP, "f".repeat(64)) + hosters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LocalCluster clusterFor(String user) {
        return new LocalCluster(broker.clientServers(), credentials(user), REGISTRY, PACE);
    }

    private Map<String, Object> adminConfig() {
        Map<String, Object> config = new HashMap<>(broker.adminClient());
        config.put("bootstrap.servers", broker.adminServers());
        return config;
    }

    private Member member(String user) {
        return Objects.requireNonNull(members.get(user));
    }

    private LocalSwarm agent(String user) {
        return Objects.requireNonNull(agents.get(user));
    }

    private Map<String, String> credentials(String user) {
        return Objects.requireNonNull(users.get(user));
    }

    /** Empty for what other tests sent, which is no record at all. */
    private Optional<TransferBatch> decoded(byte[] value) {
        try {
            return Optional.of(
                    serdes.deserializer(TopicCatalogue.TRANSFERS).deserialize(TopicCatalogue.TRANSFERS.name(), value));
        } catch (SerializationException e) {
            return Optional.empty();
        }
    }

    private boolean isOf(String user, TransferBatch batch) {
        return batch.getHeader().getNodeId().equals(member(user).nodeId().hex());
    }

    private static void succeeded(ConsoleAnswers.Printed printed) {
        assertThat(printed.code()).as(printed.text()).isZero();
    }
}
