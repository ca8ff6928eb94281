package io.swarmgauge.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.testcontainers.containers.Container;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** A real Prometheus with the configuration and the rules that ship; only its targets are those of this machine. */
final class PrometheusServer implements AutoCloseable {

    private static final DockerImageName IMAGE = DockerImageName.parse("prom/prometheus:v2.42.0");
    private static final int PORT = 9090;
    private static final String HOST = "host.docker.internal";
    private static final String DIRECTORY = "/etc/swarmgauge";
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final GenericContainer<?> container;

    private PrometheusServer(GenericContainer<?> container) {
        this.container = container;
    }

    /** @param ports by job: where on this machine its target listens */
    static PrometheusServer start(Map<String, Integer> ports) {
        GenericContainer<?> container = new GenericContainer<>(IMAGE)
                .withExtraHost(HOST, "host-gateway")
                .withExposedPorts(PORT)
                .withCopyToContainer(Transferable.of(config(ports)), DIRECTORY + "/prometheus.yml")
                .withCopyFileToContainer(shipped("rules.yml"), DIRECTORY + "/rules.yml")
                .withCopyFileToContainer(shipped("rules.test.yml"), DIRECTORY + "/rules.test.yml")
                .withCommand("--config.file=" + DIRECTORY + "/prometheus.yml", "--storage.tsdb.path=/tmp/prometheus")
                .waitingFor(Wait.forHttp("/-/ready").forPort(PORT));
        container.start();
        return new PrometheusServer(container);
    }

    /** The data of its answer; an error is thrown with what it said. */
    JsonNode get(String path) {
        URI uri = URI.create("http://%s:%d%s".formatted(container.getHost(), container.getMappedPort(PORT), path));
        try {
            JsonNode answer =
                    JSON.readTree(http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                            .body());
            if (!answer.path("status").asText().equals("success")) {
                throw new IllegalStateException("%s: %s".formatted(uri, answer));
            }
            return answer.path("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it finds now. */
    JsonNode query(String expression) {
        return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .path("result");
    }

    /** Lets the tool that comes beside Prometheus try the rules; what it printed, and its exit code. */
    Container.ExecResult testRules() {
        try {
            return container.execInContainer(
                    "sh",
                    "-c",
                    "\"$(dirname \"$(readlink /proc/1/exe)\")\"/promtool test rules " + DIRECTORY + "/rules.test.yml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        container.close();
    }

    private static String config(Map<String, Integer> ports) {
        try {
            JsonNode config = YAML.readTree(MetricsPage.text("deploy", "prometheus", "prometheus.yml"));
            for (JsonNode job : config.path("scrape_configs")) {
                ArrayNode targets = ((ObjectNode) job.at("/static_configs/0")).putArray("targets");
                targets.add(HOST + ":" + ports.get(job.path("job_name").asText()));
            }
            return YAML.writeValueAsString(config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MountableFile shipped(String name) {
        return MountableFile.forHostPath(MetricsPage.file("deploy", "prometheus", name), 0644);
    }
}
