package io.swarmgauge.stories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A node that says on its agent's socket whatever a story wants it to say. */
final class NodeLines implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SocketChannel channel;
    private final BufferedReader answers;

    NodeLines(Path socket) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        answers = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    }

    void say(String line) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Says a line that must be answered and returns the answer. */
    JsonNode ask(String line) throws IOException {
        say(line);
        return JSON.readTree(answers.readLine());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
