package io.swarmgauge.stories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A node that speaks the node protocol with numbered lines: it keeps each until the agent has stored it, and says all it
 * keeps again to an agent that comes back.
 */
final class NumberedNode implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path socket;
    private final String hello;
    private final NavigableMap<Long, String> kept = new TreeMap<>();
    private @Nullable SocketChannel channel;
    private long last;

    NumberedNode(Path socket, String nodeId, String role, String setup) {
        this.socket = socket;
        this.hello = "{\"type\":\"hello\",\"nodeId\":\"%s\",\"role\":\"%s\",\"setups\":[\"%s\"],\"session\":\"story\"}"
                .formatted(nodeId, role, setup);
    }

    /** Notes what it did and tells the agent, if there is one. */
    synchronized void moved(String type, String setup, int bytes, String peer, long at) {
        last++;
        String line = "{\"n\":%d,\"type\":\"%s\",\"setup\":\"%s\",\"index\":3,\"bytes\":%d,\"peer\":\"%s\",\"at\":%d}"
                .formatted(last, type, setup, bytes, peer, at);
        kept.put(last, line);
        if (channel != null) {
            say(channel, line);
        }
    }

    /** Speaks to the agent that listens now; what it keeps first. */
    void connect() throws IOException {
        SocketChannel opened = SocketChannel.open(StandardProtocolFamily.UNIX);
        opened.connect(UnixDomainSocketAddress.of(socket));
        BufferedReader answers = new BufferedReader(Channels.newReader(opened, StandardCharsets.UTF_8));
        say(opened, hello);
        JsonNode welcome = JSON.readTree(answers.readLine());
        synchronized (this) {
            forget(welcome.path("stored").asLong());
            kept.values().forEach(line -> say(opened, line));
            channel = opened;
        }
        Thread listener = new Thread(() -> listen(opened, answers), "numbered-node");
        listener.setDaemon(true);
        listener.start();
    }

    /** Lines that the agent has not stored yet. */
    synchronized int keeps() {
        return kept.size();
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private synchronized void forget(long stored) {
        kept.headMap(stored, true).clear();
    }

    private void listen(SocketChannel opened, BufferedReader answers) {
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                JsonNode said = JSON.readTree(line);
                if (said.path("type").asText().equals("stored")) {
                    forget(said.path("n").asLong());
                }
            }
        } catch (IOException e) {
            // The agent is gone; what is kept is said to the next one.
        } finally {
            gone(opened);
        }
    }

    private synchronized void gone(SocketChannel opened) {
        if (channel == opened) {
            channel = null;
        }
    }

    private void say(SocketChannel to, String line) {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
        } catch (IOException e) {
            gone(to);
        }
    }
}
