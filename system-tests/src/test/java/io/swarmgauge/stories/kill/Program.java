package io.swarmgauge.stories.kill;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A process of this machine. What it prints goes to one file over all its lives. */
final class Program implements Victim, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final Kind kind;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final Runnable afterKill;
    private @Nullable Process process;
    private boolean mayEnd = true;

    Program(String name, Kind kind, List<String> command, Map<String, String> environment, Path log) {
        this(name, kind, command, environment, log, () -> {});
    }

    /** @param afterKill runs after each kill, before the next life */
    Program(
            String name,
            Kind kind,
            List<String> command,
            Map<String, String> environment,
            Path log,
            Runnable afterKill) {
        this.name = name;
        this.kind = kind;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
        this.afterKill = afterKill;
    }

    /** A command of the program under test in a JVM of its own. */
    static List<String> swarmgauge(String heap, String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.swarmgauge",
                // As it is shipped, not as tests are logged.
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                "io.swarmgauge.local.Main"));
        command.addAll(List.of(words));
        return command;
    }

    /** The same part with further words on its command line, for its next life. */
    Program with(String... words) {
        List<String> longer = new ArrayList<>(command);
        longer.addAll(List.of(words));
        return new Program(name, kind, longer, environment, log, afterKill);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public synchronized void start() {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            mayEnd = false;
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    @Override
    public void kill() {
        end(running()::destroyForcibly);
        afterKill.run();
    }

    /** Asks it to end in order, and gives its exit code. */
    int stop() {
        Process ending = running();
        end(ending::destroy);
        return ending.exitValue();
    }

    @Override
    public void pause() {
        signal("-STOP");
    }

    @Override
    public void resume() {
        signal("-CONT");
    }

    @Override
    public boolean isBack() {
        return running().isAlive();
    }

    /** Whether it ended without being told to. */
    synchronized boolean failed() {
        return !mayEnd && process != null && !process.isAlive();
    }

    Path log() {
        return log;
    }

    @Override
    public synchronized void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private void end(Runnable ending) {
        Process ended = running();
        synchronized (this) {
            mayEnd = true;
        }
        ending.run();
        await(name + " ends").atMost(PATIENCE).until(() -> !ended.isAlive());
    }

    private void signal(String signal) {
        try {
            int code = new ProcessBuilder(
                            "kill", signal, String.valueOf(running().pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("%s could not be sent %s".formatted(name, signal));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private synchronized Process running() {
        if (process == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return process;
    }
}
