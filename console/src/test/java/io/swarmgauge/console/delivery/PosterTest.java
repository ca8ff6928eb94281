package io.swarmgauge.console.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PosterTest {

    private final HttpServer server;

    PosterTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anAnswerThatRepeatsTheAddressDoesNotGiveItAway() throws InterruptedException {
        answers("Cannot POST /services/T000/B000/S3CRETS3CRET?key=al%20so&x=1");

        Answer answer = posted("/services/T000/B000/S3CRETS3CRET?key=al%20so&x=1", Map.of());

        assertThat(answer.text()).isEqualTo("HTTP status 404 Cannot POST (hidden)?(hidden)");
        Target target = new Target("tickets", URI.create("http://localhost"), new SimpleMeterRegistry());
        target.failed(answer.text());
        assertThat(target.troubles()).singleElement().asString().doesNotContain("S3CRET", "T000", "B000");
    }

    @Test
    void norInPartsNorDecoded() throws InterruptedException {
        answers("no B000/S3CRET S3CRET here, key 'al so' or al%20so; a/b c");

        assertThat(posted("/services/B000/S3CRET%20S3CRET?key=al%20so", Map.of())
                        .text())
                .isEqualTo("HTTP status 404 no (hidden)/(hidden) here, key '(hidden)' or (hidden); a/b c");
    }

    @Test
    void aHeadersTokenIsHiddenWithoutItsSchemeToo() throws InterruptedException {
        answers("the token 'abcd-1234' is not known to us");

        assertThat(posted("/hook", Map.of("Authorization", "Bearer abcd-1234")).text())
                .isEqualTo("HTTP status 404 the token '(hidden)' is not known to us");
    }

    @Test
    void shortWordsAreLeftAsTheyAre() throws InterruptedException {
        answers("404 page a/b not found");

        assertThat(posted("/a", Map.of("X-Team", "a b")).text()).isEqualTo("HTTP status 404 404 page a/b not found");
    }

    @Test
    void aSecretAcrossTheEndOfTheExcerptIsHiddenToo() throws InterruptedException {
        answers("x".repeat(295) + "/hook/S3CRETS3CRET" + "y".repeat(1000));

        String text = posted("/hook/S3CRETS3CRET", Map.of()).text();

        assertThat(text).startsWith("HTTP status 404 xxx").doesNotContain("/hook", "S3C");
        assertThat(text.length()).isLessThan(330);
    }

    private Answer posted(String address, Map<String, String> headers) throws InterruptedException {
        URI whole = URI.create("http://localhost:" + server.getAddress().getPort() + address);
        return new Poster(whole, new HttpAccess(headers, Duration.ofSeconds(20)), Clock.systemUTC())
                .post(Poster.bytes(new TextNode("alert")), Map.of());
    }

    private void answers(String text) {
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = text.getBytes(UTF_8);
            exchange.sendResponseHeaders(404, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
