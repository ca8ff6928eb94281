package io.swarmgauge.benchmarks.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that this one started and watches. It ends with this one, unless that is killed. */
final class MeasuredProcess implements AutoCloseable {

    /** They are the benchmark's own, not what its agents are to be started with. */
    private static final List<String> OWN_SETTINGS = List.of("SWARMGAUGE_HEAP", "SWARMGAUGE_JAVA_OPTS");

    private static final long STOP_SECONDS = 20;

    private final String name;
    private final Process process;
    private final Path log;
    private final Thread atTheEnd;

    private MeasuredProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.atTheEnd = new Thread(process::destroyForcibly, name + "-end");
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    /** @param log receives all that it prints */
    static MeasuredProcess start(String name, List<String> command, Path log) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        OWN_SETTINGS.forEach(builder.environment()::remove);
        try {
            return new MeasuredProcess(name, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be started".formatted(name), e);
        }
    }

    ProcessUse use() {
        requireAlive();
        return ProcessUse.of(process.toHandle());
    }

    void requireAlive() {
        if (!process.isAlive()) {
            throw failure("has ended");
        }
    }

    AgentBenchException failure(String what) {
        return new AgentBenchException("%s %s; its log is %s".formatted(name, what, log));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
