package io.swarmgauge.producers.cli;

import static io.swarmgauge.producers.TestNodes.KEY;
import static io.swarmgauge.producers.TestNodes.KEY_FILE;
import static io.swarmgauge.producers.TestNodes.NODE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.producers.Agent;
import io.swarmgauge.producers.config.AgentConfig;
import io.swarmgauge.producers.spool.Spool;
import io.swarmgauge.producers.spool.SpoolListener;
import io.swarmgauge.producers.spool.SpoolSettings;
import io.swarmgauge.schema.node.JobOutcome;
import io.swarmgauge.schema.node.JobRun;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.PeersBracket;
import io.swarmgauge.schema.node.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SpoolCommandTest {

    private static final String TOPIC = "node.jobs";

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutASpoolItSaysSo() throws IOException {
        assertThat(spool()).isEqualTo(1);
        assertThat(err.toString()).contains("there is no spool in " + state());
        assertThat(out.toString()).isEmpty();
        assertThat(state()).doesNotExist();
    }

    @Test
    void theFilesOfAStoppedAgentAreReadWithoutChangingThem() throws IOException {
        try (Spool spool = open()) {
            add(spool);
        }
        byte[] before = Files.readAllBytes(state().resolve("spool"));

        assertThat(spool()).isZero();
        assertThat(out.toString())
                .contains("last acknowledged  never")
                .containsPattern(TOPIC + " +1 ")
                .doesNotContain("condition");
        assertThat(Files.readAllBytes(state().resolve("spool"))).isEqualTo(before);

        out.getBuffer().setLength(0);
        assertThat(spool("--json")).isZero();
        JsonNode printed = new ObjectMapper().readTree(out.toString());
        assertThat(printed.path("topics").path(0).path("waiting").asLong()).isEqualTo(1);
    }

    @Test
    void aDamagedSpoolIsSaidToBeOne() throws IOException {
        try (Spool spool = open()) {
            add(spool);
        }
        Files.write(state().resolve("spool"), new byte[4_096]);

        assertThat(spool()).isZero();
        assertThat(out.toString()).contains("damaged: the agent will save what is whole");
    }

    @Test
    void aRunningAgentIsAsked() throws IOException {
        Path file = config("socket: \"" + directory + "/agent.sock\"");
        try (Agent agent = Agent.start(AgentConfig.read(file), new SimpleMeterRegistry())) {
            assertThat(run(file)).isZero();
            assertThat(out.toString()).contains("epoch ").contains("TOPIC").doesNotContain("condition");
            assertThat(agent.nodeId()).isEqualTo(KEY.nodeId());
        }
    }

    @Test
    void aRunningAgentThatCannotBeAskedIsNotTakenForADamagedSpool() throws IOException {
        try (Spool spool = open()) {
            add(spool);

            assertThat(spool()).isEqualTo(1);
            assertThat(err.toString())
                    .contains("an agent has " + state() + " and does not answer")
                    .contains("intake.socket")
                    .doesNotContain("damaged");
            assertThat(out.toString()).isEmpty();
            assertThat(spool.depth()).isEqualTo(1);
        }
    }

    private Spool open() throws IOException {
        return Spool.open(
                new SpoolSettings(state(), SpoolSettings.DEFAULT_MAX_BYTES),
                KEY.nodeId(),
                Clock.systemUTC(),
                SpoolListener.NOBODY);
    }

    private static void add(Spool spool) {
        spool.add(
                TOPIC,
                NODE,
                1,
                position -> new JobRun(
                        new NodeHeader(NODE, "eu", position.epoch(), position.sequence(), 1L, 2L),
                        "j",
                        "hosting_setup",
                        Role.HOSTER,
                        null,
                        JobOutcome.DONE,
                        PeersBracket.PEERS_0,
                        null,
                        null));
        assertThat(spool.commit(spool.take())).isTrue();
    }

    private int spool(String... more) throws IOException {
        return run(config("command: [\"true\"]"), more);
    }

    private int run(Path config, String... more) {
        CommandLine command = new CommandLine(new SpoolCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        String[] line = new String[2 + more.length];
        line[0] = "--config";
        line[1] = config.toString();
        System.arraycopy(more, 0, line, 2, more.length);
        return command.execute(line);
    }

    private Path state() {
        return directory.resolve("state");
    }

    private Path config(String intake) throws IOException {
        return Files.writeString(directory.resolve("agent.yaml"), """
                node: {key-file: "%s", region: eu-west, roles: [hoster], state-dir: "%s"}
                kafka: {bootstrap-servers: "127.0.0.1:1"}
                registry: {url: "mock://cli", auto-register: true}
                intake: {%s}
                host-metrics: {every: off}
                """.formatted(KEY_FILE, state(), intake));
    }
}
