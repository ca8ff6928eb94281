package io.swarmgauge.local.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What the run's own console answers, asked over HTTP as the page does. */
public final class ConsoleApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final InetSocketAddress console;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    public ConsoleApi(InetSocketAddress console) {
        this.console = console;
    }

    /**
     * The answer's body.
     *
     * @param path from the root, such as {@code /v1/setups}
     * @throws IOException if there is no answer, or it is a problem; with its detail
     */
    JsonNode get(String path) throws IOException {
        URI uri =
                URI.create("http://%s:%d%s".formatted(console.getAddress().getHostAddress(), console.getPort(), path));
        try {
            HttpResponse<String> response =
                    http.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString());
            JsonNode answer = JSON.readTree(response.body());
            if (response.statusCode() != OK) {
                throw new IOException(answer.path("detail").asText("status " + response.statusCode()));
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
