package io.swarmgauge.benchmarks.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.swarmgauge.benchmarks.load.LoadShape;
import io.swarmgauge.benchmarks.load.Wire;
import io.swarmgauge.streams.runtime.StreamsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * One instance of the application: its own settings but for what a benchmark must know. The windows are those of a local
 * run, so that many close within minutes.
 *
 * @param name of the instance in messages, and of its files
 * @param standbys copies of each task's state on other instances
 */
public record Instance(String name, String bootstrapServers, int standbys) {

    /** The id of the application and of its group. */
    public static final String APPLICATION = "bench";

    /** As many as topics have unless an operator asks for another number. */
    public static final int PARTITIONS = 12;

    /** Where the instance keeps its state. */
    public Path stateIn(Path directory) {
        return directory.resolve(name + "-state");
    }

    /** What the names of its clients begin with, once it has been started: Kafka Streams keeps the process's id beside the state. */
    public String clients(Path directory) {
        Path file = stateIn(directory).resolve(APPLICATION).resolve("kafka-streams-process-metadata");
        try {
            return APPLICATION + "-"
                    + new ObjectMapper()
                            .readTree(file.toFile())
                            .path("processId")
                            .asText() + "-";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often it commits. */
    public Duration commitInterval(Path directory) {
        return StreamsSettings.read(writeSettings(directory)).application().commitInterval();
    }

    Path writeSettings(Path directory) {
        Path file = directory.resolve(name + ".yaml");
        try {
            Files.writeString(file, new YAMLMapper().writeValueAsString(settings(directory)));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> settings(Path directory) {
        return Map.of(
                "kafka",
                Map.of("bootstrap-servers", bootstrapServers),
                "registry",
                Map.of("url", Wire.REGISTRY, "auto-register", true),
                "application",
                Map.of("id", APPLICATION, "state-dir", stateIn(directory).toString(), "standby-replicas", standbys),
                "windows",
                Map.of("size", span(LoadShape.WINDOW), "grace", span(LoadShape.GRACE)),
                "topics",
                Map.of("partitions", PARTITIONS, "replicas", 1));
    }

    private static String span(Duration duration) {
        return duration.toMillis() + "ms";
    }
}
