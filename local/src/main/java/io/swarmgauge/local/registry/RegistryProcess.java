package io.swarmgauge.local.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Apicurio Registry in a JVM of its own, on the loopback interface, with its schemas in a file. */
public final class RegistryProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String PID_FILE = "registry.pid";
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Process process;
    private final Path log;
    private final String url;

    private RegistryProcess(Process process, Path log, String url) {
        this.process = process;
        this.log = log;
        this.url = url;
    }

    /**
     * Starts the registry without waiting for it.
     *
     * @param home directory that Apicurio's distribution was unpacked to
     * @param data directory for the schemas and the log
     * @param port where it listens, on the loopback interface
     */
    public static RegistryProcess launch(Path home, Path data, int port) {
        try {
            Files.createDirectories(data);
            endLeftover(data);
            Path log = data.resolve("registry.log");
            Process process = new ProcessBuilder(command(home, data, port))
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Files.writeString(data.resolve(PID_FILE), String.valueOf(process.pid()));
            return new RegistryProcess(process, log, "http://localhost:%d/apis/ccompat/v7".formatted(port));
        } catch (IOException e) {
            throw new UncheckedIOException("the schema registry under " + home + " cannot be started", e);
        }
    }

    /** Base address of the Confluent API. */
    public String url() {
        return url;
    }

    /** Returns when the registry answers. */
    public RegistryProcess awaitReady() {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest subjects = HttpRequest.newBuilder(URI.create(url + "/subjects"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(client, subjects)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException("the schema registry did not start; its log is " + log);
            }
            pause();
        }
        return this;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** A run that was killed leaves its registry behind, which holds the schema file. */
    private static void endLeftover(Path data) throws IOException {
        Path file = data.resolve(PID_FILE);
        if (Files.exists(file)) {
            String schemas = data.resolve("schemas").toAbsolutePath().toString();
            ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                    .filter(process -> process.info().commandLine().orElse("").contains(schemas))
                    .ifPresent(process -> {
                        process.destroyForcibly();
                        process.onExit()
                                .orTimeout(STOP.toSeconds(), TimeUnit.SECONDS)
                                .join();
                    });
        }
    }

    private static List<String> command(Path home, Path data, int port) throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.host=localhost",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.http.access-log.enabled=false",
                "-Dapicurio.storage.kind=sql",
                "-Dapicurio.storage.sql.kind=h2",
                "-Dapicurio.datasource.url=jdbc:h2:file:"
                        + data.resolve("schemas").toAbsolutePath(),
                "-jar",
                runner(home).toString());
    }

    private static Path runner(Path home) throws IOException {
        try (var files = Files.list(home)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no Apicurio Registry under " + home + ": build the project"))
                    .toAbsolutePath();
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the schema registry started", e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
