package io.swarmgauge.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swarmgauge.console.views.Freshness;
import io.swarmgauge.observe.Health;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** What the server says of itself: its description, its health, its metrics. */
final class ServiceRoutes {

    static final List<String> PATHS =
            List.of("/openapi.yaml", "/openapi.json", "/health/live", "/health/ready", "/metrics");

    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String PLAIN = "text/plain; charset=utf-8";

    private final MeterRegistry meters;
    private final Freshness freshness;
    private final byte[] yaml = document();

    ServiceRoutes(MeterRegistry meters, Freshness freshness) {
        this.meters = meters;
        this.freshness = freshness;
    }

    void add(RoutesConfig routes) {
        byte[] json = Json.bytes(tree());
        ApiServer.read(routes, "/openapi.yaml", ctx -> ctx.contentType("application/yaml")
                .result(yaml));
        ApiServer.read(routes, "/openapi.json", ctx -> ctx.contentType("application/json")
                .result(json));
        ApiServer.read(routes, "/health/live", ctx -> health(ctx, freshness.live()));
        ApiServer.read(routes, "/health/ready", ctx -> health(ctx, freshness.ready()));
        ApiServer.read(routes, "/metrics", this::metrics);
    }

    private void metrics(Context ctx) {
        if (!(meters instanceof PrometheusMeterRegistry prometheus)) {
            throw new NotFoundResponse();
        }
        ctx.contentType(PROMETHEUS_TEXT).result(prometheus.scrape());
    }

    private static void health(Context ctx, Health now) {
        ctx.status(now.status()).contentType(PLAIN).result(now.text());
    }

    private JsonNode tree() {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.yaml cannot be read", e);
        }
    }

    private static byte[] document() {
        try (InputStream in = ServiceRoutes.class.getResourceAsStream("/io/swarmgauge/console/openapi.yaml")) {
            return Objects.requireNonNull(in, "openapi.yaml is missing").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.yaml cannot be read", e);
        }
    }
}
