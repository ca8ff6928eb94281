package io.swarmgauge.local.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A node process without an agent of its own, such as the DHT or the origin; it announces itself with one line. */
final class HelperProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 5;

    private final Process process;
    private final Path log;
    private final CompletableFuture<JsonNode> announcement = new CompletableFuture<>();

    private HelperProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts the process.
     *
     * @param announces type of the line that says it is ready
     * @param log file for what it prints on standard error
     */
    static HelperProcess start(List<String> command, Map<String, String> environment, String announces, Path log) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
            builder.environment().putAll(environment);
            HelperProcess helper = new HelperProcess(builder.start(), log);
            Thread reader = new Thread(() -> helper.read(announces), "helper-" + announces);
            reader.setDaemon(true);
            reader.start();
            return helper;
        } catch (IOException e) {
            throw new UncheckedIOException("the " + announces + " process cannot be started", e);
        }
    }

    /** Waits for the announcing line. */
    JsonNode announcement() {
        try {
            return announcement.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a node process did not start; its log is " + log, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a node process started", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void read(String announces) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null) {
                JsonNode read = JSON.readTree(line);
                if (read.path("type").asText().equals(announces)) {
                    announcement.complete(read);
                }
                line = lines.readLine();
            }
            announcement.completeExceptionally(new IOException("it ended without a " + announces + " line"));
        } catch (IOException e) {
            announcement.completeExceptionally(e);
        }
    }
}
