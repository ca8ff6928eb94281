package io.swarmgauge.producers.intake;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** A node on the other end of an agent's socket. */
public final class TestClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ObjectMapper json = new ObjectMapper();
    private final SocketChannel channel;
    private final Deque<JsonNode> received = new ArrayDeque<>();
    private final StringBuilder partial = new StringBuilder();

    public TestClient(Path socket) throws IOException {
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        channel.configureBlocking(false);
    }

    public TestClient says(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                Thread.onSpinWait();
            }
        }
        return this;
    }

    public TestClient saysHello(String nodeId, String role, String setup) throws IOException {
        says(
                "{\"type\":\"hello\",\"nodeId\":\"%s\",\"role\":\"%s\",\"setups\":[\"%s\"],\"software\":\"test 1\",\"pid\":%d}"
                        .formatted(nodeId, role, setup, ProcessHandle.current().pid()));
        hears("welcome");
        return this;
    }

    /** The next line of that type; the lines before it are passed over. */
    public JsonNode hears(String type) {
        return await().atMost(PATIENCE).until(() -> next(type), line -> !line.isMissingNode());
    }

    /** Whether the agent closed the connection. */
    public boolean isDisconnected() {
        try {
            read();
            return !channel.isOpen();
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private JsonNode next(String type) throws IOException {
        read();
        while (!received.isEmpty()) {
            JsonNode line = received.remove();
            if (line.path("type").asText().equals(type)) {
                return line;
            }
        }
        return json.missingNode();
    }

    private void read() throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[64 * 1024]);
        int read = channel.isOpen() ? channel.read(buffer) : 0;
        if (read < 0) {
            channel.close();
            return;
        }
        partial.append(new String(buffer.array(), 0, read, StandardCharsets.UTF_8));
        for (int end = partial.indexOf("\n"); end >= 0; end = partial.indexOf("\n")) {
            received.add(json.readTree(partial.substring(0, end)));
            partial.delete(0, end + 1);
        }
    }
}
