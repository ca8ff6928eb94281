package io.swarmgauge.producers.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks a running agent over its socket. */
final class AgentClient {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int ANSWER_BYTES = 4_096;

    private final ObjectMapper json = new ObjectMapper();
    private final Path socket;

    AgentClient(Path socket) {
        this.socket = socket;
    }

    ObjectNode question(String type) {
        return json.createObjectNode().put("type", type);
    }

    /**
     * Sends the line and returns the agent's next one.
     *
     * @throws IOException if no agent listens, or none answers in time; says so
     */
    JsonNode ask(ObjectNode question) throws IOException {
        try (SocketChannel channel = connect();
                Selector selector = Selector.open()) {
            channel.write(ByteBuffer.wrap((question + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            return json.readTree(firstLine(channel, selector));
        }
    }

    private SocketChannel connect() throws IOException {
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            throw new IOException("no agent listens on %s (%s)".formatted(socket, e.getMessage()), e);
        }
    }

    private static byte[] firstLine(SocketChannel channel, Selector selector) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] bytes = new byte[ANSWER_BYTES];
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0 || selector.select(left) == 0) {
                throw new IOException("the agent did not answer within " + PATIENCE.toSeconds() + " s");
            }
            selector.selectedKeys().clear();
            int read = channel.read(ByteBuffer.wrap(bytes));
            if (read < 0) {
                throw new IOException("the agent went away before it answered");
            }
            for (int i = 0; i < read; i++) {
                if (bytes[i] == '\n') {
                    return line.toByteArray();
                }
                line.write(bytes[i]);
            }
        }
    }
}
