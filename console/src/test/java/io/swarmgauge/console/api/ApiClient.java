package io.swarmgauge.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swarmgauge.console.AccessToken;
import io.swarmgauge.console.page.EventHub;
import io.swarmgauge.console.testkit.SampleExplanations;
import io.swarmgauge.console.testkit.SampleRecords;
import io.swarmgauge.console.views.Freshness;
import io.swarmgauge.console.views.SwarmViews;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** A running API and somebody who asks it. */
final class ApiClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final EventHub events = new EventHub();
    private final ApiServer server;

    ApiClient(SwarmViews views, Freshness freshness) throws IOException {
        this(views, freshness, Optional.empty());
    }

    ApiClient(SwarmViews views, Freshness freshness, Optional<AccessToken> token) throws IOException {
        this.server = ApiServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                token,
                views,
                events,
                SampleExplanations.desk(),
                freshness,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                Clock.fixed(Instant.ofEpochMilli(SampleRecords.MOMENT), ZoneOffset.UTC));
    }

    EventHub events() {
        return events;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, BodyHandlers.ofString(), headers);
    }

    /** An answer that goes on. */
    InputStream stream(String path) {
        return send("GET", path, BodyHandlers.ofInputStream()).body();
    }

    JsonNode json(String path) {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answers " + response.statusCode() + " " + response.body());
        }
        return tree(response);
    }

    static JsonNode tree(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + response.body(), e);
        }
    }

    HttpResponse<String> send(String method, String path) {
        return send(method, path, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(String method, String path, BodyHandler<T> body, String... headers) {
        URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw new AssertionError(uri + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What comes back for these very bytes. */
    String raw(String request) {
        try (Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("no answer to " + request, e);
        }
    }

    @Override
    public void close() {
        events.close();
        server.close();
    }
}
