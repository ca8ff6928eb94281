package io.swarmgauge.stories.kill;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmgauge.local.broker.LoopbackPorts;
import io.swarmgauge.local.cli.Installation;
import io.swarmgauge.local.registry.RegistryProcess;
import io.swarmgauge.local.swarm.HypercoreNodes;
import io.swarmgauge.local.swarm.KeyRing;
import io.swarmgauge.local.swarm.Member;
import io.swarmgauge.local.swarm.PlanPublisher;
import io.swarmgauge.local.swarm.SwarmPlan;
import io.swarmgauge.local.swarm.Temper;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.serdes.SchemaRegistrar;
import io.swarmgauge.stories.kill.Victim.Kind;
import io.swarmgauge.topics.ClusterLayout;
import io.swarmgauge.topics.TopicCatalogue;
import io.swarmgauge.topics.TopicProvisioner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * Three brokers, two instances of the streams application, three hosters and two leechers with an agent each: all of them
 * processes of their own that can be killed. Registry, DHT and the feed's origin stay.
 */
final class KillScene implements AutoCloseable {

    static final Duration WINDOW = Duration.ofSeconds(10);
    static final long SLACK_BYTES = 64 * 1024;
    static final List<String> SETUPS = List.of("kill-1", "kill-2");

    private static final Duration START = Duration.ofMinutes(2);
    private static final int CHUNKS_PER_SECOND = 15;
    private static final String REGION = "europe";

    private final Path directory;
    private final ThreeBrokers brokers = new ThreeBrokers();
    private final SwarmPlan plan;
    private final KeyRing keys;
    private final Map<String, Program> nodes = new HashMap<>();

    /** The last note of each life that was killed: the node may not have come to write it into its journal. */
    private final Set<String> doubtful = ConcurrentHashMap.newKeySet();

    private final List<Program> others = new ArrayList<>();
    private final RegistryProcess registry;
    private final HypercoreNodes swarm;

    KillScene(Path directory, Installation installation) {
        this.directory = directory;
        this.keys = KeyRing.open(directory.resolve("keys"));
        this.plan = plan(keys);
        this.registry = RegistryProcess.launch(
                installation.registryHome(), directory.resolve("registry"), LoopbackPorts.free());
        brokers.start();
        registry.awaitReady();
        prepareTopics();
        this.swarm = HypercoreNodes.start(
                plan, keys, installation.nodeProgram(), directory.resolve("nodes"), CHUNKS_PER_SECOND);
        new PlanPublisher(bootstrapServers(), Map.of(), serdes()).setups(plan.records(swarm.feedKey()));
        Stream.of("streams-1", "streams-2").map(this::streams).forEach(others::add);
        plan.members().forEach(member -> others.add(agent(member)));
        plan.members().forEach(member -> nodes.put(member.name(), node(member)));
        others.forEach(Program::start);
        // An agent that came after its node could claim for a part of the first period only.
        await("agents listen")
                .atMost(START)
                .until(() -> plan.members().stream().map(this::socketOf).allMatch(Files::exists));
        nodes.values().forEach(Program::start);
    }

    String bootstrapServers() {
        return brokers.bootstrapServers();
    }

    RecordSerdes serdes() {
        return new RecordSerdes(registry());
    }

    SwarmPlan plan() {
        return plan;
    }

    List<Victim> victims() {
        return Stream.of(brokers.brokers(), others, nodes.values())
                .flatMap(list -> list.stream().map(Victim.class::cast))
                .toList();
    }

    /** From here on nobody asks for anything. Hosters stay, and leechers come back to say what they have not said yet. */
    void calm() {
        plan.having(Role.LEECHER).forEach(leecher -> {
            nodes.computeIfPresent(leecher.name(), (name, asking) -> {
                asking.kill();
                Program silent = asking.with("--rate", "0");
                silent.start();
                return silent;
            });
        });
    }

    AuditBooks books() {
        Map<String, Path> files =
                plan.members().stream().collect(toMap(member -> member.nodeId().hex(), this::auditOf));
        return AuditBooks.read(files, doubtful, WINDOW.toMillis());
    }

    /** Nothing ended but what was killed. */
    void assertNobodyFailed() {
        Stream.concat(others.stream(), nodes.values().stream()).forEach(program -> assertThat(program.failed())
                .as("%s ended by itself; see %s", program.name(), program.log())
                .isFalse());
    }

    /** Ends all in order: who is asked to stop must do so with success. */
    void stopInOrder() {
        nodes.values().forEach(node -> assertThat(node.stop()).as(node.name()).isZero());
        // Java's own exit code after a signal that was handled in order is 128 + 15.
        others.forEach(program -> assertThat(program.stop()).as(program.name()).isIn(0, 143));
    }

    @Override
    public void close() {
        nodes.values().forEach(Program::close);
        others.forEach(Program::close);
        swarm.close();
        registry.close();
        brokers.close();
    }

    private static SwarmPlan plan(KeyRing keys) {
        Function<String, Member> hoster = name ->
                Member.hoster(keys.of(name), name, REGION, new Temper.Honest(), 10, SETUPS.toArray(String[]::new));
        Function<String, Member> leecher =
                name -> Member.other(keys.of(name), name, Role.LEECHER, REGION, new Temper.Honest(), SETUPS);
        return new SwarmPlan(
                List.of(
                        hoster.apply("anna"),
                        hoster.apply("bao"),
                        hoster.apply("carl"),
                        leecher.apply("leecher-1"),
                        leecher.apply("leecher-2")),
                SwarmPlan.setups(SETUPS),
                List.of());
    }

    private void prepareTopics() {
        try (Admin admin = brokers.admin()) {
            new TopicProvisioner(admin, new ClusterLayout(3, (short) 3)).provision(TopicCatalogue.all());
        }
        new SchemaRegistrar(registry()).register(TopicCatalogue.all());
    }

    private RegistrySettings registry() {
        return new RegistrySettings(registry.url(), true);
    }

    private Program streams(String name) {
        Path home = home(name);
        Path config = write(home.resolve("streams.yaml"), """
                kafka: {bootstrap-servers: "%s"}
                registry: {url: "%s"}
                application: {id: kill-streams, state-dir: "%s"}
                windows: {size: 10s, grace: 5s}
                self-reports: {period: 10s, receipts-cover-swarm: true, slack-bytes: %d}
                topics: {partitions: 3, replicas: 3}
                """.formatted(
                        bootstrapServers(), registry.url(), home.resolve("state"), SLACK_BYTES));
        return new Program(
                name,
                Kind.STREAMS,
                Program.swarmgauge("320m", "streams", "--config", config.toString()),
                Map.of(),
                home.resolve("log"));
    }

    private Program agent(Member member) {
        Path home = home(member.name());
        Path config = write(home.resolve("agent.yaml"), """
                node: {key-file: "%s", roles: [%s], region: %s, setups: [%s], state-dir: "%s"}
                kafka: {bootstrap-servers: "%s"}
                registry: {url: "%s"}
                intake: {socket: "%s"}
                transfers: {flush: 2s}
                self-report: {period: 10s}
                host-metrics: {every: off}
                """.formatted(
                        member.keys().file(),
                        member.role().name().toLowerCase(Locale.ROOT),
                        REGION,
                        String.join(", ", SETUPS),
                        home.resolve("state"),
                        bootstrapServers(),
                        registry.url(),
                        socketOf(member)));
        return new Program(
                "agent of " + member.name(),
                Kind.AGENT,
                Program.swarmgauge("96m", "agent", "--config", config.toString()),
                Map.of(),
                home.resolve("agent.log"));
    }

    private Program node(Member member) {
        Path home = home(member.name());
        List<String> command = new ArrayList<>(swarm.command(member, home));
        command.addAll(List.of(
                "--socket",
                socketOf(member).toString(),
                "--journal",
                home.resolve("journal").toString(),
                "--audit-file",
                auditOf(member).toString()));
        return new Program(
                "node of " + member.name(),
                Kind.NODE,
                command,
                swarm.environment(member),
                home.resolve("node.log"),
                () -> AuditBooks.lastLine(auditOf(member)).ifPresent(doubtful::add));
    }

    private Path socketOf(Member member) {
        return directory.resolve(member.name()).resolve("s");
    }

    private Path auditOf(Member member) {
        return directory.resolve(member.name()).resolve("audit");
    }

    private Path home(String name) {
        try {
            return Files.createDirectories(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
