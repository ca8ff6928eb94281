package io.swarmgauge.console.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmgauge.console.AccessToken;
import io.swarmgauge.console.page.EventHub;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's files, its events and the token, over HTTP. */
class PageRoutesTest {

    private static final String TOKEN = "0123456789abcdef";

    private final ScriptedFreshness freshness = new ScriptedFreshness();
    private ApiClient client = client(Optional.empty());

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void thePageStandsAtTheRootWithAStrictPolicy() {
        HttpResponse<String> page = client.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body()).contains("page/app.js");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page/app.js", "/page/uplot.js", "/page/style.css", "/page/icon.svg"})
    void itsFilesAreServed(String path) {
        assertThat(client.get(path).statusCode()).isEqualTo(200);
        assertThat(client.send("HEAD", path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page/", "/page/../openapi.yaml", "/page/%2e%2e/%2e%2e/Console.class", "/page/index.html"})
    void nothingElseIsServedBesideThem(String path) {
        assertThat(client.get(path).statusCode()).isBetween(400, 404);
    }

    @Test
    void whatChangesIsTold() throws IOException {
        try (InputStream stream = client.stream("/v1/events")) {
            client.events().watcher().changed("gauge.rankings", "setup-1");

            assertThat(read(stream, "setup-1"))
                    .startsWith("retry:")
                    .contains("event: gauge.rankings\ndata: {\"keys\":[\"setup-1\"]}\n\n");
        }
    }

    @Test
    void aListenerThatIsGoneIsForgotten() throws IOException {
        try (InputStream stream = client.stream("/v1/events")) {
            assertThat(stream.read()).isEqualTo('r');
            assertThat(client.events().listeners()).isEqualTo(1);
        }
        await().until(() -> {
            client.events().watcher().changed("gauge.rankings", "setup-1");
            return client.events().listeners() == 0;
        });
    }

    @Test
    void whoComesWhenAllPlacesAreTakenIsToldSo() throws IOException {
        List<InputStream> streams = new ArrayList<>();
        try {
            while (client.events().listeners() < EventHub.MOST_LISTENERS) {
                streams.add(client.stream("/v1/events"));
            }
            HttpResponse<String> refused = client.get("/v1/events");

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(ApiClient.tree(refused).get("type").asText())
                    .isEqualTo("urn:swarmgauge:problem:too-many-listeners");
        } finally {
            for (InputStream stream : streams) {
                stream.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/setups", "/v1/events", "/v1/hosters/none", "/v1"})
    void withATokenFiguresAreOnlyForThoseWhoKnowIt(String path) {
        client.close();
        client = client(AccessToken.parse(TOKEN));

        HttpResponse<String> refused = client.get(path);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(ApiClient.tree(refused).get("type").asText()).isEqualTo("urn:swarmgauge:problem:token-needed");
        assertThat(client.get(path, "Authorization", "Bearer " + TOKEN + "x").statusCode())
                .isEqualTo(401);
        assertThat(client.get(path, "Authorization", TOKEN).statusCode()).isEqualTo(401);
    }

    @Test
    void whoKnowsTheTokenIsAnswered() {
        client.close();
        client = client(AccessToken.parse(TOKEN));

        assertThat(client.get("/v1/setups", "Authorization", "Bearer " + TOKEN).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/page/app.js", "/health/live", "/health/ready", "/metrics", "/openapi.yaml"})
    void whatHoldsNoFiguresOfTheSwarmIsOpen(String path) {
        client.close();
        client = client(AccessToken.parse(TOKEN));

        assertThat(client.get(path).statusCode()).isEqualTo(200);
    }

    private static String read(InputStream stream, String until) throws IOException {
        StringBuilder read = new StringBuilder();
        while (!read.toString().contains(until) || !read.toString().endsWith("\n\n")) {
            read.append((char) stream.read());
        }
        return read.toString();
    }

    private ApiClient client(Optional<AccessToken> token) {
        try {
            return new ApiClient(SampleSwarm.full(), freshness, token);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
