package io.swarmgauge.observe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Serves {@code /metrics} in Prometheus' text format, {@code /health/live} and {@code /health/ready} of one process.
 * Health answers 200 or 503, and says why it is down.
 */
public final class ObservationServer implements AutoCloseable {

    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String PLAIN = "text/plain; charset=utf-8";

    private final HttpServer server;

    private ObservationServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts to listen.
     *
     * @param listen where; port 0 takes a free one
     * @param live whether the process can still do its work at all
     * @param ready whether it is doing its work now
     * @throws IOException if the address cannot be listened on
     */
    public static ObservationServer start(
            InetSocketAddress listen, PrometheusMeterRegistry meters, Supplier<Health> live, Supplier<Health> ready)
            throws IOException {
        HttpServer server = HttpServer.create(listen, 0);
        server.createContext("/metrics", exchange -> answer(exchange, 200, PROMETHEUS_TEXT, meters.scrape()));
        server.createContext("/health/live", exchange -> health(exchange, live));
        server.createContext("/health/ready", exchange -> health(exchange, ready));
        server.start();
        return new ObservationServer(server);
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void health(HttpExchange exchange, Supplier<Health> state) throws IOException {
        Health now = state.get();
        answer(exchange, now.status(), PLAIN, now.text());
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
