package io.swarmgauge.producers.intake;

import static io.swarmgauge.producers.TestNodes.NODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.producers.intake.BadLineException.Reason;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeSocketTest {

    private final RecordingHandler handler = new RecordingHandler();
    private final LineCounters counters = new LineCounters(new SimpleMeterRegistry(), Tags.empty());
    private final ObjectMapper json = new ObjectMapper();
    private final LineIntake intake =
            new LineIntake(new LineParser(json), handler, counters, Clock.systemUTC(), new Object());

    @TempDir
    Path directory;

    @Test
    void severalClientsSpeakAtOnce() throws IOException {
        try (NodeSocket socket = open();
                TestClient one = new TestClient(path());
                TestClient two = new TestClient(path())) {
            one.saysHello(NODE, "hoster", "setup-1");
            two.saysHello(NODE, "attestor", "setup-1");
            handler.connections.forEach(connection -> connection.send(new AgentLine.Stop()));

            one.hears("stop");
            two.hears("stop");
            assertThat(handler.lines).hasSize(2);
            assertThat(socket).isNotNull();
        }
    }

    @Test
    void aBadLineIsAnsweredWithItsBeginningAndCounted() throws IOException {
        try (NodeSocket socket = open();
                TestClient client = new TestClient(path())) {
            client.says("{\"type\":\"upload\",\"setup\":\"s\",\"index\":3,\"bytes\":-5,\"peer\":\"" + NODE + "\"}");
            JsonNode error = client.hears("error");
            assertThat(error.path("reason").asText()).isEqualTo("BAD_FIELD");
            assertThat(error.path("detail").asText()).isEqualTo("bytes: must be ≥ 0, is -5");
            assertThat(error.path("line").asText()).startsWith("{\"type\":\"upload\"");

            client.says("ü".repeat(2_000));
            assertThat(client.hears("error").path("line").asText()).isEqualTo("ü".repeat(1_024));

            client.says("x".repeat(200_000));
            assertThat(client.hears("error").path("reason").asText()).isEqualTo("TOO_LONG");

            client.says("{\"type\":\"job-end\",\"id\":\"j\",\"outcome\":\"done\"}");
            JsonNode internal = client.hears("error");
            assertThat(internal.path("reason").asText()).isEqualTo("INTERNAL");
            assertThat(internal.path("line").asText()).contains("job-end");
            client.says("{\"type\":\"status\"}").hears("status");
            assertThat(counters.lines()).isEqualTo(5);
            assertThat(counters.badLines()).isEqualTo(4);
            assertThat(counters.badLines(Reason.INTERNAL)).isEqualTo(1);
            assertThat(counters.badLines(Reason.TOO_LONG)).isEqualTo(1);
            assertThat(socket).isNotNull();
        }
    }

    @Test
    void aClientThatDoesNotReadIsDisconnectedAndHoldsUpNobody() throws IOException {
        try (NodeSocket socket = open();
                TestClient deaf = new TestClient(path());
                TestClient other = new TestClient(path())) {
            deaf.says("{\"type\":\"hello\",\"nodeId\":\"" + NODE + "\",\"role\":\"hoster\",\"setups\":[]}");
            await().until(() -> handler.connections.size() == 1);
            String detail = "x".repeat(10_000);
            for (int i = 0; i < 1_000; i++) {
                handler.connections.get(0).send(new AgentLine.Refusal(Reason.BAD_JSON, detail, ""));
            }

            other.saysHello(NODE, "hoster", "setup-1");
            await().until(() -> handler.closed.size() == 1);
            other.says("{\"type\":\"status\"}").hears("status");
            assertThat(socket).isNotNull();
        }
    }

    @Test
    void aClientThatVanishesIsNoticed() throws IOException {
        try (NodeSocket socket = open()) {
            try (TestClient client = new TestClient(path())) {
                client.saysHello(NODE, "hoster", "setup-1");
                client.says("{\"type\":\"status\"}");
            }
            await().until(() -> handler.closed.size() == 1);
            assertThat(handler.closed).isEqualTo(handler.connections);
            assertThat(handler.lines).hasSize(2);
            handler.closed.get(0).send(new AgentLine.Stop());
            try (TestClient next = new TestClient(path())) {
                next.saysHello(NODE, "hoster", "setup-1");
            }
            assertThat(socket).isNotNull();
        }
    }

    @Test
    void whatAClientSaidBeforeItWentIsTakenInAlthoughItReadsNoAnswer() throws IOException {
        try (NodeSocket socket = open()) {
            try (TestClient client = new TestClient(path())) {
                for (int i = 0; i < 1_000; i++) {
                    client.says("bad").says("{\"type\":\"peers\",\"setup\":\"s\",\"count\":" + i + "}");
                }
            }
            await().until(() -> counters.lines() == 2_000);
            assertThat(handler.lines).hasSize(1_000);
            assertThat(socket).isNotNull();
        }
    }

    @Test
    void whatWasSaidBeforeTheAgentStopsIsTakenIn() throws IOException {
        NodeSocket socket = open();
        try (TestClient client = new TestClient(path())) {
            client.saysHello(NODE, "hoster", "setup-1");
            for (int i = 0; i < 500; i++) {
                client.says("{\"type\":\"peers\",\"setup\":\"s\",\"count\":" + i + "}");
            }
            socket.close();
            assertThat(handler.lines).hasSize(501);
            await().until(client::isDisconnected);
        }
    }

    @Test
    void onlyItsOwnerMayConnectAndItIsRemovedAtTheEnd() throws IOException {
        try (NodeSocket socket = open()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                    .isEqualTo("rw-------");
            assertThat(socket).isNotNull();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void theSocketOfADeadAgentIsTakenOver() throws IOException {
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(path()));
        }
        assertThat(Files.exists(path())).isTrue();

        try (NodeSocket socket = open();
                TestClient client = new TestClient(path())) {
            client.saysHello(NODE, "hoster", "setup-1");
            assertThat(socket).isNotNull();
        }
    }

    @Test
    void theSocketOfALivingAgentIsLeftAlone() throws IOException {
        try (NodeSocket socket = open();
                TestClient client = new TestClient(path())) {
            assertThatThrownBy(this::open).hasMessageContaining("another agent listens on");
            client.saysHello(NODE, "hoster", "setup-1");
            assertThat(socket).isNotNull();
        }
    }

    @Test
    void aFileThatIsNoSocketIsLeftAlone() throws IOException {
        Files.writeString(path(), "precious");

        assertThatThrownBy(this::open).hasMessageContaining("is in the way and is not a socket");
        assertThat(path()).hasContent("precious");
    }

    @Test
    void aMissingDirectoryIsNamed() {
        assertThatThrownBy(() -> NodeSocket.open(
                        directory.resolve("none").resolve("agent.sock"), intake, new AgentLineWriter(json), "test"))
                .hasMessageContaining("the directory of the socket")
                .hasMessageContaining("does not exist");
    }

    private NodeSocket open() throws IOException {
        return NodeSocket.open(path(), intake, new AgentLineWriter(json), "test-socket");
    }

    private Path path() {
        return directory.resolve("agent.sock");
    }
}
