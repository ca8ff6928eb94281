package io.swarmgauge.producers.cli;

import static io.swarmgauge.producers.TestNodes.KEY_FILE;
import static io.swarmgauge.producers.TestNodes.NODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.producers.Agent;
import io.swarmgauge.producers.config.AgentConfig;
import io.swarmgauge.producers.intake.TestClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class AgentCommandTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {"agent --help", "agent report-now --help", "agent benchmark-now --help", "agent status --help"})
    void everyCommandExplainsItself(String line) {
        assertThat(run(line.split(" "))).isZero();
        assertThat(out.toString()).contains("Usage:").contains("Exit codes:");
    }

    @Test
    void onceCollectsAndPrintsWithoutSending() throws IOException {
        assertThat(run("agent", "--once", "--config", config("").toString())).isZero();

        JsonNode printed = new ObjectMapper().readTree(out.toString());
        assertThat(printed.path("registration").path("reason").asText()).isEqualTo("NEW");
        assertThat(printed.path("registration")
                        .path("hardware")
                        .path("memoryBytes")
                        .asLong())
                .isPositive();
        assertThat(printed.path("hostMetrics").path("memory").path("freeBytes").asLong())
                .isPositive();
        assertThat(directory.toFile().list()).containsExactly("agent.yaml");
    }

    @Test
    void anInvalidConfigIsExplainedAndIsNotAFailureOfTheAgent() throws IOException {
        Path file = config("transfers: {flush: soon}");

        assertThat(run("agent", "--config", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(file + ": transfers.flush: must be a time span");
        assertThat(run("agent", "--config", "none.yaml")).isEqualTo(2);
        assertThat(err.toString()).contains("none.yaml: the file does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "agent --nonsense", "agent report-now", "agent benchmark-now", "agent status"})
    void badUsageIsExplained(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains("Usage:");
    }

    @Test
    void anAgentThatCannotStartSaysWhy() throws IOException {
        Path file = config("");
        Files.createDirectory(directory.resolve("agent.sock"));

        assertThat(run("agent", "--config", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("the agent could not start").contains("is in the way");
    }

    @Test
    void brokersWhoseNameNobodyKnowsAreExplained() throws IOException {
        Path file = config("");
        Files.writeString(file, Files.readString(file).replace("127.0.0.1:1", "broker.invalid:9092"));

        assertThat(run("agent", "--config", file.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("the agent could not start: ")
                .contains("bootstrap")
                .contains("kafka.properties")
                .doesNotContain("\tat ");
    }

    @Test
    void withoutAnAgentNobodyAnswers() {
        String socket = directory.resolve("agent.sock").toString();

        assertThat(run("agent", "status", "--socket", socket)).isEqualTo(1);
        assertThat(run("agent", "report-now", "--socket", socket)).isEqualTo(1);
        assertThat(run("agent", "benchmark-now", "--socket", socket)).isEqualTo(1);
        assertThat(err.toString()).contains("no agent listens on " + socket);
    }

    @Test
    void aRunningAgentIsAskedOverItsSocket() throws IOException {
        Path file = config("");
        try (Agent agent = Agent.start(AgentConfig.read(file), new SimpleMeterRegistry());
                TestClient node = new TestClient(directory.resolve("agent.sock"))) {
            assertThat(run("agent", "report-now", "--config", file.toString())).isZero();
            assertThat(out.toString()).contains("nothing to report");

            node.saysHello(NODE, "hoster", "setup-1");
            assertThat(run("agent", "report-now", "--config", file.toString(), "--setup", "setup-1"))
                    .isZero();
            assertThat(out.toString()).contains("reported setup-1");
            assertThat(run("agent", "report-now", "--config", file.toString(), "--setup", " "))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("the agent refused: setup: must be a text");

            assertThat(run("agent", "benchmark-now", "--config", file.toString()))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("the agent refused: this agent's node is not an attestor");

            assertThat(run("agent", "status", "--config", file.toString())).isZero();
            assertThat(out.toString()).contains("nodeId     " + NODE).contains("badLines   2");
            assertThat(agent.nodeId().hex()).isEqualTo(NODE);
        }
    }

    @Test
    void anAttestorsAgentSaysWhyItMeasuresNobody() throws IOException {
        Path file = config("");
        Files.writeString(file, Files.readString(file).replace("[hoster]", "[attestor]"));
        try (Agent agent = Agent.start(AgentConfig.read(file), new SimpleMeterRegistry())) {
            assertThat(run("agent", "benchmark-now", "--config", file.toString()))
                    .isZero();
            assertThat(out.toString()).contains("nothing to measure: the plan");
            assertThat(run("agent", "benchmark-now", "--config", file.toString(), "--setup", "setup-1"))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("the agent refused: 'setup-1' is no setup that this agent measures");
            assertThat(run("agent", "benchmark-now", "--config", file.toString(), "--hoster", NODE))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("the agent refused: hoster: is no hoster of any setup");
            assertThat(run("agent", "benchmark-now", "--config", file.toString(), "--hoster", "me"))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("the agent refused: hoster: must be 64 lower-case hex digits");
            assertThat(agent.isReady()).isTrue();
        }
    }

    @Test
    void aTerminatedAgentStopsInGoodOrder() throws IOException, InterruptedException {
        Path file = config("metrics: {listen: \"127.0.0.1:0\"}");
        Path socket = directory.resolve("agent.sock");
        Path log = directory.resolve("log");
        Process agent = process(file, log, "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.swarmgauge");
        try {
            await().atMost(PATIENCE).until(() -> Files.exists(socket));
            await().atMost(PATIENCE).until(() -> run("agent", "status", "--socket", socket.toString()) == 0);
            agent.destroy();

            assertThat(agent.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(socket).doesNotExist();
            assertThat(log).content().contains("records not delivered");
        } finally {
            agent.destroyForcibly();
        }
    }

    @Test
    void aJavaThatDoesNotTrustTheRecordsIsToldWhatItNeeds() throws IOException, InterruptedException {
        Path log = directory.resolve("log");
        Process agent = process(config(""), log, "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=java.lang");
        try {
            assertThat(agent.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(agent.exitValue()).isEqualTo(1);
            assertThat(log).content().contains("SERIALIZABLE_PACKAGES=io.swarmgauge");
        } finally {
            agent.destroyForcibly();
        }
    }

    private static Process process(Path config, Path log, String property) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        property,
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommandLineMain.class.getName(),
                        "--config",
                        config.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private int run(String... line) {
        CommandLine commands = new CommandLine(
                        CommandLine.Model.CommandSpec.create().name("swarmgauge"))
                .addSubcommand(new AgentCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return commands.execute(line);
    }

    private Path config(String more) throws IOException {
        return Files.writeString(directory.resolve("agent.yaml"), """
                node: {key-file: "%s", region: eu-west, roles: [hoster]}
                kafka: {bootstrap-servers: "127.0.0.1:1"}
                registry: {url: "mock://cli", auto-register: true}
                intake: {socket: "%s/agent.sock"}
                host-metrics: {every: off}
                %s
                """.formatted(KEY_FILE, directory, more));
    }
}
