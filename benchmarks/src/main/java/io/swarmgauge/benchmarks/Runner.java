package io.swarmgauge.benchmarks;

import io.swarmgauge.benchmarks.engine.EngineKind;
import io.swarmgauge.benchmarks.engine.EngineProcess;
import io.swarmgauge.benchmarks.engine.Guarantee;
import io.swarmgauge.benchmarks.engine.Pace;
import io.swarmgauge.benchmarks.engine.RunOrder;
import io.swarmgauge.benchmarks.kafka.BenchTopics;
import io.swarmgauge.benchmarks.kafka.SinkReader;
import io.swarmgauge.benchmarks.measure.Figures;
import io.swarmgauge.benchmarks.process.BrokerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Runs the engines on one load, one at a time. */
final class Runner {

    private static final double NANOS = 1e9;

    private final Path directory;
    private final BrokerProcess broker;
    private final BenchTopics topics;
    private final Engines engines;
    private final Guarantee guarantee;
    private final Pace pace;
    private final Target target;

    Runner(
            Path directory,
            BrokerProcess broker,
            BenchTopics topics,
            Engines engines,
            Guarantee guarantee,
            Pace pace,
            Target target) {
        this.directory = directory;
        this.broker = broker;
        this.topics = topics;
        this.engines = engines;
        this.guarantee = guarantee;
        this.pace = pace;
        this.target = target;
    }

    /** Runs the engine over the whole load and holds what it concludes against the load. */
    Figures run(EngineKind engine, int round) {
        EngineProcess process = engines.of(engine);
        long logBefore = topics.logBytes();
        RunOrder order = order(engine, "round-" + round, pace);
        try (SinkReader sink = new SinkReader(broker.bootstrapServers(), topics.partitions())) {
            CompletableFuture<Reading> first = process.run(order, () -> reading(process));
            Reading begin = process.await(first);
            target.await(sink::poll, target.windows(), process);
            Reading end = reading(process);
            target.compare(engine, sink::poll);
            long logAfter = topics.logBytes();
            long changelogs = topics.changelogBytes();
            process.stop();
            topics.deleteOthers();
            return new Figures(
                    engine,
                    round,
                    (end.engine().toNanos() - begin.engine().toNanos()) / NANOS,
                    (end.broker().toNanos() - begin.broker().toNanos()) / NANOS,
                    (end.wallNanos() - begin.wallNanos()) / NANOS,
                    bytesIn(order.directory()),
                    changelogs,
                    logAfter - logBefore);
        }
    }

    /**
     * Kills Swarmgauge when a third of the windows are published and starts it again on what it left behind.
     *
     * @return whether it had anything left to do
     */
    boolean killed() {
        RunOrder order = order(EngineKind.SWARMGAUGE, "killed", Pace.PROMPT);
        try (SinkReader sink = new SinkReader(broker.bootstrapServers(), topics.partitions())) {
            EngineProcess victim = engines.of(EngineKind.SWARMGAUGE);
            victim.await(victim.run(order, System::nanoTime));
            target.await(sink::poll, target.windows() / 3, victim);
            engines.kill(EngineKind.SWARMGAUGE);
            boolean wasAtWork = sink.pollToEnd().size() < target.windows();
            EngineProcess heir = engines.of(EngineKind.SWARMGAUGE);
            var unused = heir.run(order, System::nanoTime); // it may have nothing left to read
            target.await(sink::poll, target.windows(), heir);
            target.compare(EngineKind.SWARMGAUGE, sink::poll);
            heir.stop();
            return wasAtWork;
        }
    }

    /** The most memory that the engine's JVM had at once; empty where the system does not say. */
    OptionalLong peakResidentBytes(EngineKind engine) {
        return engines.of(engine).peakResidentBytes();
    }

    private record Reading(Duration engine, Duration broker, long wallNanos) {}

    private Reading reading(EngineProcess process) {
        return new Reading(process.cpu(), broker.cpu(), System.nanoTime());
    }

    private static long bytesIn(Path state) {
        try (Stream<Path> files = Files.walk(state)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RunOrder order(EngineKind engine, String run, Pace runPace) {
        String runId = engine + "-" + run;
        try {
            Path state = Files.createDirectories(directory.resolve(runId));
            return new RunOrder(runId, broker.bootstrapServers(), guarantee, runPace, topics.partitions(), state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
