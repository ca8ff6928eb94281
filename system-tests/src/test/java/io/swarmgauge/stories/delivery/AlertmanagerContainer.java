package io.swarmgauge.stories.delivery;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmgauge.local.broker.LoopbackPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/** A real Alertmanager on a port that stays the same over all its lives. Each life begins with nothing. */
final class AlertmanagerContainer implements AutoCloseable {

    private static final DockerImageName IMAGE = DockerImageName.parse("prom/alertmanager:v0.25.0");
    private static final int PORT = 9093;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = LoopbackPorts.free();
    private @Nullable GenericContainer<?> container;

    void start() {
        GenericContainer<?> started = new GenericContainer<>(IMAGE).waitingFor(new NoWait());
        started.withExposedPorts(PORT);
        started.setPortBindings(List.of("127.0.0.1:%d:%d".formatted(port, PORT)));
        started.start();
        container = started;
        await().atMost(PATIENCE).ignoreExceptions().until(() -> get("/-/ready").statusCode() == 200);
    }

    void stop() {
        if (container != null) {
            container.close();
            container = null;
        }
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** The alerts of a story that it takes for open. */
    List<JsonNode> open(String story) {
        String filter = "%s%%3D%%22%s%%22".formatted(DeliveryScene.STORY, story);
        try {
            List<JsonNode> alerts = new ArrayList<>();
            JSON.readTree(get("/api/v2/alerts?filter=" + filter).body()).forEach(alerts::add);
            return alerts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> get(String path) throws IOException {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(address() + path)).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Testcontainers would ask at an address of its own, but the port is bound to the loopback interface only. */
    private static final class NoWait extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {}
    }
}
