package io.swarmgauge.local.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** A real Kafka broker and controller in this process, on the loopback interface, with its data in a directory. */
public final class EmbeddedBroker implements AutoCloseable {

    private static final int NODE_ID = 1;
    private static final String CLUSTER_ID_FILE = "cluster.id";

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts the broker, formatting the directory on first use.
     *
     * @param data directory for logs and metadata; a broker started on it before goes on where it stopped
     * @param port where clients connect, on the loopback interface
     */
    public static EmbeddedBroker start(Path data, int port) {
        Properties properties = BrokerProperties.of(NODE_ID, data, port, LoopbackPorts.free());
        format(data, properties);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw new IllegalStateException(
                    "the broker did not start on port %d: %s. Is the port taken? Give another one."
                            .formatted(port, e.getMessage()),
                    e);
        }
        return new EmbeddedBroker(server, port);
    }

    public String bootstrapServers() {
        return "localhost:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path data, Properties properties) {
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setNodeId(NODE_ID)
                    .setClusterId(clusterId(data))
                    .setControllerListenerName(BrokerProperties.CONTROLLER)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .addDirectory(properties.getProperty("log.dirs"))
                    .setMetadataLogDirectory(properties.getProperty("log.dirs"))
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("the broker's directory " + data + " cannot be prepared", e);
        } catch (Exception e) {
            throw new IllegalStateException("the broker's directory " + data + " cannot be prepared", e);
        }
    }

    private static String clusterId(Path data) throws IOException {
        Path file = data.resolve(CLUSTER_ID_FILE);
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        Files.createDirectories(data);
        String id = Uuid.randomUuid().toString();
        Files.writeString(file, id);
        return id;
    }
}
