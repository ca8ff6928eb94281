package io.swarmgauge.benchmarks.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM that this one started, with the same class path. It ends with this one, whatever happens. */
public final class ChildJvm implements AutoCloseable {

    private static final long STOP_SECONDS = 20;

    private final String name;
    private final Process process;
    private final Path log;
    private final BufferedWriter orders;
    private final Map<String, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();
    private volatile String ended = "";

    private ChildJvm(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, name + "-lines");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts it.
     *
     * @param name what it is called in messages
     * @param overrides jars that come before this JVM's class path
     * @param log receives what it prints on standard error
     */
    public static ChildJvm start(String name, List<Path> overrides, Class<?> main, List<String> arguments, Path log) {
        String classPath = Stream.concat(
                        overrides.stream().map(Path::toString), Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmOptions.FOR_ALL);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(arguments);
        try {
            return new ChildJvm(
                    name,
                    new ProcessBuilder(command).redirectError(log.toFile()).start(),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException("the JVM of " + name + " cannot be started", e);
        }
    }

    /**
     * Done when the child next says the word, by the thread that reads it: what is attached happens at that moment. Ask
     * before giving the order that the word answers.
     */
    public CompletableFuture<Void> next(String word) {
        CompletableFuture<Void> future = new CompletableFuture<>();
        awaited.put(word, future);
        if (!ended.isEmpty()) {
            future.completeExceptionally(failure(ended));
        }
        return future;
    }

    /** Waits for what {@link #next} gave. */
    public <T> T await(CompletableFuture<T> future, Duration patience) {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ChildFailedException failed ? failed : new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw failure("does not answer after %d s".formatted(patience.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("was waited for in vain: interrupted");
        }
    }

    public void say(String order) {
        try {
            orders.write(order);
            orders.newLine();
            orders.flush();
        } catch (IOException e) {
            throw failure("takes no orders any more");
        }
    }

    /**
     * Returns while all is well.
     *
     * @throws ChildFailedException if it has ended or says that it failed
     */
    public void requireWell() {
        if (!ended.isEmpty()) {
            throw failure(ended);
        }
    }

    /** Processor time that it has used since its start, in user and in kernel mode. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow(() -> failure("has ended"));
    }

    /** The most memory that it had at once, heap and all else; empty where the system does not say. */
    public OptionalLong peakResidentBytes() {
        return PeakMemory.bytesOf(process.pid());
    }

    /** What to say when it does not do what it should. */
    public ChildFailedException failure(String what) {
        return new ChildFailedException("%s %s; its log is %s".formatted(name, what, log));
    }

    /** Ends it at once, as kill -9 does. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        try {
            orders.close();
        } catch (IOException e) {
            process.destroy(); // the pipe is broken: it is ending already
        }
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(ParentLine.MARK)) {
                    heard(line.substring(ParentLine.MARK.length()));
                }
            }
            end("has ended");
        } catch (IOException e) {
            end("has ended");
        }
    }

    private void heard(String message) {
        if (message.startsWith("failed")) {
            end(message);
        }
        CompletableFuture<Void> future = awaited.remove(message);
        if (future != null) {
            future.complete(null);
        }
    }

    private void end(String how) {
        ended = ended.isEmpty() ? how : ended;
        awaited.values().forEach(future -> future.completeExceptionally(failure(ended)));
    }
}
