package io.swarmgauge.local.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node that moves no data but speaks the node protocol to its agent's socket like one that does. */
final class SimulatedNode implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedNode.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Member member;
    private final SocketChannel channel;
    private final Map<String, Long> movedBytes = new ConcurrentHashMap<>();

    private SimulatedNode(Member member, SocketChannel channel) {
        this.member = member;
        this.channel = channel;
    }

    /** Connects, says hello and hands everything that the agent asks for to the consumer. */
    static SimulatedNode connect(Member member, Path socket, Consumer<JsonNode> questions) {
        try {
            SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
            SimulatedNode node = new SimulatedNode(member, channel);
            node.hello();
            Thread reader = new Thread(() -> node.read(questions), "simulated-" + member.name());
            reader.setDaemon(true);
            reader.start();
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException("the agent's socket " + socket + " does not answer", e);
        }
    }

    /** Bytes that this node reported so far; verb is {@code upload} or {@code download}. */
    long movedBytes(String verb) {
        return movedBytes.getOrDefault(verb, 0L);
    }

    Member member() {
        return member;
    }

    /** Reports one chunk that this node moved; verb is {@code upload} or {@code download}. */
    void moved(String verb, String setup, Chunk chunk, Member peer) {
        movedBytes.merge(verb, (long) chunk.bytes(), Long::sum);
        ObjectNode line =
                line(verb).put("setup", setup).put("index", chunk.index()).put("bytes", chunk.bytes());
        say(line.put("peer", peer.nodeId().hex()).put("at", System.currentTimeMillis()));
    }

    void sampled(String probe, Chunk chunk, double latencyMs) {
        say(line("sample")
                .put("probe", probe)
                .put("index", chunk.index())
                .put("outcome", "OK")
                .put("bytes", chunk.bytes())
                .put("latencyMs", latencyMs));
    }

    void probeEnded(String probe, double elapsedMs) {
        say(line("probe-end").put("probe", probe).put("elapsedMs", elapsedMs));
    }

    void harvested(String harvest, int index, Member peer) {
        say(line("harvested")
                .put("harvest", harvest)
                .put("index", index)
                .put("peer", peer.nodeId().hex()));
    }

    void harvestEnded(String harvest, int requests, double elapsedMs) {
        say(line("harvest-end")
                .put("harvest", harvest)
                .put("requests", requests)
                .put("elapsedMs", elapsedMs)
                .put("endedBy", "time"));
    }

    /** One chunk that a hoster delivered; of is {@code any} or {@code hoster}. */
    void checked(String check, int index, String of, Member hoster) {
        ObjectNode sample = line("check-sample").put("check", check).put("index", index);
        say(sample.put("of", of)
                .put("outcome", "OK")
                .put("peer", hoster.nodeId().hex()));
    }

    void checkEnded(String check, double elapsedMs) {
        say(line("check-end").put("check", check).put("elapsedMs", elapsedMs));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("{}: closing its socket failed", member.name(), e);
        }
    }

    private void hello() {
        ObjectNode hello = line("hello").put("nodeId", member.nodeId().hex());
        hello.put("role", member.role().name().toLowerCase(Locale.ROOT));
        member.setups().forEach(hello.putArray("setups")::add);
        say(hello.put("software", "simulated"));
    }

    private void read(Consumer<JsonNode> questions) {
        try (BufferedReader lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            String text = lines.readLine();
            while (text != null) {
                JsonNode line = JSON.readTree(text);
                switch (line.path("type").asText()) {
                    case "probe", "harvest", "storage-check" -> questions.accept(line);
                    case "error" -> LOG.warn("{}: the agent refused a line: {}", member.name(), text);
                    default -> LOG.debug("{}: {}", member.name(), text);
                }
                text = lines.readLine();
            }
        } catch (IOException e) {
            LOG.debug("{}: the connection to its agent ended", member.name(), e);
        }
    }

    private static ObjectNode line(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    private synchronized void say(ObjectNode line) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            LOG.debug("{}: a line was not sent, its agent is away", member.name(), e);
        }
    }
}
