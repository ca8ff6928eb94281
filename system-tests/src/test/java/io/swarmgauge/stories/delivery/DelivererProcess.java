package io.swarmgauge.stories.delivery;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code swarmgauge deliver} in a JVM of its own, which can be killed. */
final class DelivererProcess implements AutoCloseable {

    static final String SECRET = "s3cret-of-the-process";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path config;
    private final Path log;
    private @Nullable Process process;

    /** One that tells the webhook of alerts of one story. */
    DelivererProcess(DeliveryScene scene, String group, String story, URI hook) throws IOException {
        Path directory = DeliveryScene.directory();
        log = directory.resolve("log");
        Path secret = Files.writeString(directory.resolve("secret"), SECRET);
        config = Files.writeString(directory.resolve("deliver.yaml"), """
                kafka: {bootstrap-servers: '%s', properties: {session.timeout.ms: 6000, heartbeat.interval.ms: 1000}}
                registry: {url: '%s'}
                group: %s
                receivers:
                  - name: hook
                    webhook: %s
                    secret: ${file:%s}
                    only: {labels: {%s: %s}}
                """.formatted(
                scene.bootstrapServers(), scene.registryUrl(), group, hook, secret, DeliveryScene.STORY, story));
    }

    void start() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.swarmgauge",
                        // As it is shipped, not as tests are logged.
                        "-Dlogback.configurationFile=logback.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.swarmgauge.local.Main",
                        "deliver",
                        "--config",
                        config.toString())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
    }

    void kill() {
        end(running().destroyForcibly());
    }

    /** Asks it to end in order, and gives its exit code. */
    int stop() {
        Process ending = running();
        ending.destroy();
        end(ending);
        return ending.exitValue();
    }

    String printed() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private static void end(Process ending) {
        await().atMost(PATIENCE).until(() -> !ending.isAlive());
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("it was never started");
        }
        return process;
    }
}
