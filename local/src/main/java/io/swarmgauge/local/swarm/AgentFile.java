package io.swarmgauge.local.swarm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.swarmgauge.producers.config.AgentConfig;
import io.swarmgauge.schema.node.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The config file of one local agent: the same file that a node runner would write, so that it can be read and tried by hand. */
final class AgentFile {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final long STORAGE_BYTES = 10L << 30;
    private static final List<String> REGIONS = List.of("europe", "asia");
    private static final Duration LISTENING = Duration.ofSeconds(3);

    private final Path directory;
    private final LocalCluster cluster;

    AgentFile(Path directory, LocalCluster cluster) {
        this.directory = directory;
        this.cluster = cluster;
    }

    Path socket() {
        return directory.resolve("agent.sock");
    }

    /**
     * Writes the file and reads it back.
     *
     * @param command the node process that the agent starts; empty when the node connects by itself
     * @param environment further environment of that process
     * @param measuresHost whether this agent reports the host's metrics; one does for all, as they share the host
     */
    AgentConfig write(Member member, List<String> command, Map<String, String> environment, boolean measuresHost) {
        Map<String, Object> intake = new LinkedHashMap<>();
        intake.put("socket", socket().toString());
        if (!command.isEmpty()) {
            intake.put("command", command);
            intake.put("environment", environment);
        }
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("node", node(member));
        config.put(
                "kafka",
                Map.of("bootstrap-servers", cluster.bootstrapServers(), "properties", cluster.kafkaProperties()));
        config.put("registry", Map.of("url", cluster.registryUrl(), "auto-register", true));
        config.put("intake", intake);
        config.put("transfers", Map.of("flush", span(cluster.pace().flush())));
        config.put("self-report", Map.of("period", span(cluster.pace().window())));
        config.put(
                "host-metrics",
                Map.of("every", measuresHost ? span(cluster.pace().window()) : "off"));
        if (member.is(Role.ATTESTOR)) {
            config.put("benchmarks", benchmarks(member));
        }
        return AgentConfig.read(save(config));
    }

    private Map<String, Object> benchmarks(Member member) {
        Map<String, Object> benchmarks = new LinkedHashMap<>();
        benchmarks.put("setups", member.setups());
        benchmarks.put("every", span(cluster.pace().probes()));
        benchmarks.put("chunks", 4);
        benchmarks.put("timeout", span(cluster.pace().probeTimeout()));
        benchmarks.put(
                "harvest",
                Map.of("every", span(cluster.pace().surveys()), "max-time", span(LISTENING), "max-requests", 100));
        benchmarks.put("storage-checks", Map.of("every", span(cluster.pace().surveys()), "chunks", 5));
        return benchmarks;
    }

    private Map<String, Object> node(Member member) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("key-file", member.keys().file().toString());
        node.put("state-dir", directory.resolve("state").toString());
        node.put("roles", List.of(member.role().name().toLowerCase(Locale.ROOT)));
        node.put("region", member.region());
        node.put("setups", member.setups());
        node.put("heartbeat", "30s");
        if (member.is(Role.HOSTER)) {
            node.put("offer", Map.of("storage-bytes", STORAGE_BYTES, "regions", REGIONS));
        }
        return node;
    }

    private Path save(Map<String, Object> config) {
        try {
            Files.createDirectories(directory);
            return Files.writeString(directory.resolve("agent.yaml"), YAML.writeValueAsString(config));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the agent's config has no YAML form", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the agent's config cannot be written to " + directory, e);
        }
    }

    private static String span(Duration duration) {
        return duration.toMillis() + "ms";
    }
}
