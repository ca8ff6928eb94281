package io.swarmgauge.stories.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A webhook's receiver: keeps every request, and answers as it is told to, then with 200. */
final class HookServer implements AutoCloseable {

    /** One request as it came. */
    record Request(Instant at, Headers headers, String body, int answered) {

        String key() {
            return headers.getFirst("Idempotency-Key");
        }

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Answers nothing at all, until the server stops. */
    static final int SILENCE = 0;

    private final Queue<Integer> statuses = new ArrayDeque<>();
    private final Map<String, String> headers;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int port;
    private @Nullable HttpServer server;

    /** On a free port; with these headers in every answer that is no 200. */
    HookServer(Map<String, String> headers) {
        this.headers = headers;
        port = start(0);
    }

    HookServer() {
        this(Map.of());
    }

    URI address() {
        return URI.create("http://localhost:%d/hook?key=secret-of-the-address".formatted(port));
    }

    /** The next requests are answered so. */
    synchronized void answer(int... next) {
        for (int status : next) {
            statuses.add(status);
        }
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** What it took: the statements that it answered with 200. */
    List<Request> taken() {
        return requests.stream().filter(request -> request.answered() == 200).toList();
    }

    void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    void startAgain() {
        start(port);
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }

    private int start(int onPort) {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort), 0);
            started.setExecutor(threads);
            started.createContext("/hook", this::take);
            started.start();
            server = started;
            return started.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = next();
        requests.add(new Request(Instant.now(), exchange.getRequestHeaders(), body, status));
        if (status == SILENCE) {
            return;
        }
        if (status != 200) {
            headers.forEach(exchange.getResponseHeaders()::set);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private synchronized int next() {
        Integer status = statuses.poll();
        return status == null ? 200 : status;
    }
}
