package io.swarmgauge.local;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.swarmgauge.local.swarm.LocalCluster;
import io.swarmgauge.streams.runtime.StreamsSettings;
import io.swarmgauge.topics.ClusterLayout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The config file of the local streams application and its alert rules, which a user may edit between runs. */
public final class StreamsFile {

    private static final YAMLMapper YAML = new YAMLMapper();
    /** Four chunks of the local feed in flight; the default is meant for chunks of 64 KiB and longer periods. */
    private static final int SLACK_BYTES = 4 * 16 * 1024;

    private static final String RULES = "alert-rules.yaml";

    private final Path directory;
    private final LocalCluster cluster;

    public StreamsFile(Path directory, LocalCluster cluster) {
        this.directory = directory;
        this.cluster = cluster;
    }

    /** Writes the file and reads it back. */
    public StreamsSettings write() {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve("streams.yaml");
            Files.writeString(file, YAML.writeValueAsString(content(rules())));
            return StreamsSettings.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the streams application's config cannot be written to " + directory, e);
        }
    }

    private Map<String, Object> content(Path rules) {
        String window = span(cluster.pace().window());
        Map<String, Object> content = new LinkedHashMap<>();
        content.put(
                "kafka",
                Map.of("bootstrap-servers", cluster.bootstrapServers(), "properties", cluster.kafkaProperties()));
        content.put("registry", Map.of("url", cluster.registryUrl(), "auto-register", true));
        content.put(
                "application", Map.of("state-dir", directory.resolve("state").toString(), "commit-interval", "100ms"));
        content.put(
                "windows", Map.of("size", window, "grace", span(cluster.pace().grace())));
        content.put("self-reports", Map.of("period", window, "receipts-cover-swarm", true, "slack-bytes", SLACK_BYTES));
        content.put("alerts", Map.of("rules", rules.toString()));
        content.put("topics", Map.of("partitions", ClusterLayout.laptop().partitions(), "replicas", 1));
        return content;
    }

    private Path rules() throws IOException {
        Path rules = directory.resolve(RULES);
        if (!Files.exists(rules)) {
            try (InputStream shipped = Objects.requireNonNull(StreamsFile.class.getResourceAsStream(RULES), RULES)) {
                Files.copy(shipped, rules);
            }
        }
        return rules;
    }

    private static String span(Duration duration) {
        return duration.toMillis() + "ms";
    }
}
