package io.swarmgauge.benchmarks.agent;

import io.swarmgauge.benchmarks.kafka.BenchTopics;
import io.swarmgauge.signing.KeyFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What hardly does anything, at the same time: an agent without a node, which measures its host and is all that a host
 * exporter is; one whose node says a chunk event a second; and the exporter itself.
 */
final class QuietRun {

    private final AgentBenchOptions options;
    private final Path directory;
    private final String bootstrapServers;
    private final BenchTopics topics;
    private final List<ProcessFigures> figures = new ArrayList<>();
    private boolean besideExporter;
    private @Nullable WireFigures wire;

    QuietRun(AgentBenchOptions options, Path directory, String bootstrapServers, BenchTopics topics) {
        this.options = options;
        this.directory = directory;
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
    }

    void run() throws IOException, KeyFileException, InterruptedException {
        Optional<NodeExporter> exporter = NodeExporter.start(directory);
        try (AgentProcess idle = new AgentProcess("idle", directory, bootstrapServers, options.flush());
                LoadedAgent slow = new LoadedAgent(1, options.flush(), directory, bootstrapServers, topics)) {
            slow.warmUp();
            ProcessUse idleBegan = idle.use();
            Optional<ProcessUse> exporterBegan = exporter.map(NodeExporter::use);
            long beganNanos = System.nanoTime();
            slow.measure(options.time());
            Duration time = Duration.ofNanos(System.nanoTime() - beganNanos);
            figures.add(between("agent, idle: host metrics only", idleBegan, idle.use(), time));
            exporter.ifPresent(running ->
                    figures.add(between(NodeExporter.COMMAND, exporterBegan.orElseThrow(), running.use(), time)));
            LoadedAgent.Figures atOne = slow.figures();
            figures.add(1, atOne.process());
            wire = atOne.wire();
            besideExporter = exporter.map(QuietRun::wasScraped).orElse(false);
        } finally {
            exporter.ifPresent(NodeExporter::close);
        }
    }

    List<ProcessFigures> figures() {
        return figures;
    }

    boolean besideExporter() {
        return besideExporter;
    }

    WireFigures wire() {
        return Objects.requireNonNull(wire, "run comes first");
    }

    private static boolean wasScraped(NodeExporter exporter) {
        if (exporter.scrapes() == 0) {
            throw new AgentBenchException("%s did not answer; its log is exporter.log".formatted(NodeExporter.COMMAND));
        }
        return true;
    }

    private static ProcessFigures between(String what, ProcessUse began, ProcessUse ended, Duration time) {
        return ProcessFigures.between(what, began, ended, time, 0, 0);
    }
}
