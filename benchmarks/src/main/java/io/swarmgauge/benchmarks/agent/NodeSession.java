package io.swarmgauge.benchmarks.agent;

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

/** A node's end of the node protocol: says what it is told to, and reads what the agent says of it. */
final class NodeSession implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SocketChannel channel;
    private volatile long stored;
    private volatile String complaint = "";

    private NodeSession(SocketChannel channel) {
        this.channel = channel;
    }

    static NodeSession open(Path socket, String nodeId) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        NodeSession session = new NodeSession(channel);
        Thread reader = new Thread(session::read, "bench-node");
        reader.setDaemon(true);
        reader.start();
        session.say(
                "{\"type\":\"hello\",\"nodeId\":\"%s\",\"role\":\"hoster\",\"setups\":[\"%s\"],\"session\":\"bench\"}\n"
                        .formatted(nodeId, ChunkEvents.SETUP)
                        .getBytes(StandardCharsets.UTF_8));
        return session;
    }

    /** Says whole lines; waits where the agent is slower. */
    void say(byte[] lines) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(lines);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    /** Up to which number the session's lines are on the agent's disk. */
    long stored() {
        if (!complaint.isEmpty()) {
            throw new AgentBenchException("the agent refused what a node must be able to say: " + complaint);
        }
        return stored;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void read() {
        // Two directions of one channel: its streams would lock each other out, its reader and its writer do not.
        try (BufferedReader lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard(line);
            }
        } catch (IOException e) {
            complaint = complaint.isEmpty() && channel.isOpen() ? e.toString() : complaint;
        }
    }

    private void heard(String line) throws IOException {
        JsonNode said = JSON.readTree(line);
        if (said.path("type").asText().equals("stored")) {
            stored = said.path("n").asLong();
        } else if (said.path("type").asText().equals("error")) {
            complaint = line;
        }
    }
}
