package io.swarmgauge.local.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirstRanksTest {

    private static final Instant BEGAN = Instant.parse("2026-11-25T10:00:00Z");

    private final HttpServer server;
    private volatile int status = 404;
    private volatile String answer = "{\"detail\": \"There is no setup 'setup-1'.\"}";

    FirstRanksTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/setups/setup-1/rankings", exchange -> {
            byte[] bytes = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void areSaidOnceWithTheSecondsSinceTheStart() {
        FirstRanks ranks = after(Duration.ofMillis(34_900));
        assertThat(ranks.appear()).isFalse();
        assertThat(ranks.line()).startsWith("no ranks on the page yet");

        ranked("2026-11-25T10:00:10Z", "1");

        assertThat(ranks.appear()).isTrue();
        assertThat(ranks.appear()).isFalse();
        assertThat(ranks.line()).isEqualTo("first ranks after 34 s");
    }

    @Test
    void anotherRunsRanksAndOrdersWithoutRanksAreNone() {
        FirstRanks ranks = after(Duration.ofSeconds(1));

        ranked("2026-11-25T09:59:59Z", "1");
        assertThat(ranks.appear()).isFalse();

        ranked("2026-11-25T10:00:10Z", "null");
        assertThat(ranks.appear()).isFalse();
    }

    @Test
    void aConsoleThatDoesNotAnswerShowsNone() {
        FirstRanks ranks = after(Duration.ofSeconds(1));
        server.stop(0);

        assertThat(ranks.appear()).isFalse();
    }

    private FirstRanks after(Duration span) {
        return new FirstRanks(
                new ConsoleApi(server.getAddress()),
                List.of("setup-1"),
                BEGAN,
                Clock.fixed(BEGAN.plus(span), ZoneOffset.UTC));
    }

    private void ranked(String windowStart, String rank) {
        answer = "{\"setupId\": \"setup-1\", \"rankings\": [{\"windowStart\": \"%s\", \"hosters\": [{\"rank\": %s}]}]}"
                .formatted(windowStart, rank);
        status = 200;
    }
}
