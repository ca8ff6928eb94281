package io.swarmgauge.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmgauge.console.testkit.SampleRecords;
import io.swarmgauge.console.views.SwarmViews;
import io.swarmgauge.schema.plan.HostingSetup;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {

    private static final String OTHER = "b".repeat(64);

    private final ScriptedFreshness freshness = new ScriptedFreshness();
    private final SwarmViews views = SampleSwarm.full();
    private ApiClient client;

    @BeforeEach
    void start() throws IOException {
        client = new ApiClient(views, freshness);
    }

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void timesAreIsoAndSketchesAreLeftOut() {
        JsonNode performances = client.json("/v1/hosters/" + SampleSwarm.ID + "/performances");

        assertThat(performances.get("asOf").asText()).isEqualTo("2027-01-15T08:00:00Z");
        assertThat(performances.findValues("sketch")).isEmpty();
        assertThat(performances.at("/regions/0/latencyMs/p50").asDouble()).isEqualTo(0.5);
    }

    @Test
    void hostersAreFilteredByTheRegionThatTheyRegisteredIn() {
        views.nodes().put(OTHER, SampleSwarm.node(OTHER, "ASIA"));

        assertThat(client.json("/v1/hosters").get("items")).hasSize(2);
        assertThat(client.json("/v1/hosters?region=ASIA").findValuesAsText("hosterId"))
                .contains(OTHER)
                .doesNotContain(SampleSwarm.ID);
    }

    @Test
    void pagesFitTogether() {
        List<String> expected = new ArrayList<>(List.of(SampleSwarm.SETUP));
        for (int i = 2; i <= 5; i++) {
            String id = "setup-" + i;
            views.plan().put(id, SampleRecords.with(SampleRecords.full(HostingSetup.class), "setupId", id));
            expected.add(id);
        }

        List<String> found = new ArrayList<>();
        String path = "/v1/setups?limit=2";
        JsonNode next;
        do {
            JsonNode page = client.json(path);
            page.get("items").forEach(setup -> found.add(setup.get("setupId").asText()));
            next = page.get("next");
            path = "/v1/setups?limit=2&cursor=" + next.asText();
        } while (!next.isNull());

        assertThat(found).isEqualTo(expected);
    }

    @Test
    void historyRunsBackwardsPageByPage() {
        for (long start = 1_000; start <= 3_000; start += 1_000) {
            views.rankings().put(SampleSwarm.SETUP, SampleSwarm.ranking(start, "EU"));
        }
        String path = "/v1/setups/setup-1/rankings/history?performance=LATENCY&region=EU&limit=2";

        JsonNode first = client.json(path);
        JsonNode second = client.json(path + "&cursor=" + first.get("next").asText());

        assertThat(first.get("items").findValuesAsText("windowStart"))
                .containsExactly("1970-01-01T00:00:03Z", "1970-01-01T00:00:02Z");
        assertThat(second.get("items").findValuesAsText("windowStart")).containsExactly("1970-01-01T00:00:01Z");
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void currentRankingsAreTheLastWindowPerRegionWithAllTogetherFirst() {
        views.rankings().put("setup-9", SampleSwarm.ranking(1_000, "EU"));
        views.rankings().put("setup-9", SampleSwarm.ranking(2_000, "EU"));
        views.rankings().put("setup-9", SampleSwarm.ranking(2_000, null));

        JsonNode rankings = client.json("/v1/setups/setup-9/rankings").get("rankings");

        assertThat(rankings).hasSize(2);
        assertThat(rankings.get(0).get("region").isNull()).isTrue();
        assertThat(rankings.get(1).get("windowStart").asText()).isEqualTo("1970-01-01T00:00:02Z");
    }

    @Test
    void candidatesAreNumberedAcrossPages() {
        views.nodes().put(OTHER, SampleSwarm.node(OTHER, "ASIA"));

        JsonNode first = client.json("/v1/jobs/job-1/candidates?limit=1");
        JsonNode second = client.json(
                "/v1/jobs/job-1/candidates?limit=1&cursor=" + first.get("next").asText());

        assertThat(first.at("/items/0/place").asInt()).isEqualTo(1);
        assertThat(second.at("/items/0/place").asInt()).isEqualTo(2);
        assertThat(second.get("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/hosters?limit=0",
                "/v1/hosters?limit=501",
                "/v1/hosters?limit=many",
                "/v1/hosters?limit=1&limit=2",
                "/v1/hosters?cursor=%20",
                "/v1/hosters?cursor=bm90aGluZw",
                "/v1/hosters?region=",
                "/v1/hosters/NOT-A-KEY",
                "/v1/setups/setup-1/verdicts?cursor=MTphYmM",
                "/v1/setups/setup-1/rankings/history",
                "/v1/setups/setup-1/rankings/history?performance=UNKNOWN",
                "/v1/alerts?severity=urgent",
                "/v1/qualify?hoster=abc&job=job-1",
                "/v1/qualify?job=job-1"
            })
    void aParameterOfTheWrongFormIsABadRequest(String path) {
        assertProblem(client.get(path), 400, "bad-parameter");
    }

    @Test
    void anUnknownParameterIsRefusedWithTheKnownOnes() {
        HttpResponse<String> response = client.get("/v1/hosters?regoin=EU");

        assertProblem(response, 400, "unknown-parameter");
        assertThat(ApiClient.tree(response).get("remedy").asText()).contains("region, limit, cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/setups/none", "/v1/jobs/none", "/v1/jobs/none/candidates", "/v1/attestors/KEY"})
    void whatIsNotKnownIsNotFound(String path) {
        assertProblem(client.get(path.replace("KEY", OTHER)), 404, "not-found");
    }

    @Test
    void theBeginningOfAHostersIdIsEnoughIfItIsTheOnlyOne() {
        views.nodes().put(OTHER, SampleSwarm.node(OTHER, "ASIA"));
        String similar = "b".repeat(8) + "c".repeat(56);

        assertThat(client.json("/v1/hosters/bbbbbbbb").get("hosterId").asText()).isEqualTo(OTHER);
        assertThat(client.json("/v1/qualify?hoster=bbbbbbbb&job=job-1")
                        .get("hosterId")
                        .asText())
                .isEqualTo(OTHER);
        assertProblem(client.get("/v1/hosters/bbbbbbb"), 400, "bad-parameter");
        assertProblem(client.get("/v1/hosters/dddddddd"), 404, "not-found");

        views.nodes().put(similar, SampleSwarm.node(similar, "ASIA"));
        assertProblem(client.get("/v1/qualify?hoster=bbbbbbbb&job=job-1"), 404, "not-found");
        assertThat(client.get("/v1/hosters/bbbbbbbb").body()).contains("several hosters begin with bbbbbbbb");
        assertThat(client.json("/v1/hosters/bbbbbbbbc").get("hosterId").asText())
                .isEqualTo(similar);
    }

    @Test
    void aKnownHosterWithoutRatingsSaysSo() {
        views.nodes().put(OTHER, SampleSwarm.node(OTHER, "ASIA"));

        assertProblem(client.get("/v1/hosters/" + OTHER + "/ratings"), 404, "nothing-yet");
    }

    @Test
    void aPathThatIsNotServedLeadsToTheDocument() {
        HttpResponse<String> response = client.get("/v2/hosters");

        assertProblem(response, 404, "no-such-route");
        assertThat(ApiClient.tree(response).get("remedy").asText()).contains("/openapi.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void theApiOnlyReads(String method) {
        HttpResponse<String> response = client.send(method, "/v1/hosters");

        assertProblem(response, 405, "method-not-allowed");
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void headAnswersWithoutABody() {
        HttpResponse<String> response = client.send("HEAD", "/v1/hosters");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/hosters",
                "/v1/hosters?limit=0",
                "/v1/setups/none",
                "/v2/nothing",
                "/openapi.yaml",
                "/health/ready",
                "/metrics"
            })
    void headSaysWhatGetWouldSay(String path) {
        HttpResponse<String> head = client.send("HEAD", path);

        assertThat(head.body()).isEmpty();
        assertSameHead(path, head);
    }

    @Test
    void headIsNotAnsweredFromViewsThatAreNotComplete() {
        freshness.complete = false;
        freshness.current = false;

        assertThat(client.send("HEAD", "/v1/hosters").statusCode()).isEqualTo(503);
        assertThat(client.send("HEAD", "/health/ready").statusCode()).isEqualTo(503);
        assertSameHead("/v1/hosters", client.send("HEAD", "/v1/hosters"));
    }

    private void assertSameHead(String path, HttpResponse<String> head) {
        HttpResponse<String> get = client.get(path);
        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        for (String name : List.of("Content-Type", "Retry-After", "X-Content-Type-Options")) {
            assertThat(head.headers().firstValue(name))
                    .as(name)
                    .isEqualTo(get.headers().firstValue(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/hosters/%00", "/v1/hosters/%zz", "/v1/hosters?region=%zz", "/v1/hosters?region=%"})
    void evenBytesThatAreNoRequestGetAProblemDocument(String target) {
        String answer = client.raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("content-type: application/problem+json")
                .containsIgnoringCase("x-content-type-options: nosniff")
                .contains("urn:swarmgauge:problem:", "remedy");
    }

    @Test
    void aHeaderThatIsTooLongGetsAProblemDocument() {
        String answer = client.raw("GET /v1/hosters HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Long: "
                + "x".repeat(20_000) + "\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 431 ")
                .containsIgnoringCase("x-content-type-options: nosniff")
                .contains("urn:swarmgauge:problem:bad-request");
    }

    @Test
    void noCandidateIsLostOrDoubledBecauseOthersCameOrLeft() {
        List<String> stays = List.of("c".repeat(64), "d".repeat(64));
        stays.forEach(id -> views.nodes().put(id, SampleSwarm.node(id, "ASIA")));
        views.nodes().put(OTHER, SampleSwarm.node(OTHER, "ASIA"));
        String path = "/v1/jobs/job-1/candidates?limit=3";
        JsonNode first = client.json(path);
        assertThat(first.findValuesAsText("hosterId")).hasSize(3).contains(OTHER);

        views.nodes().remove(OTHER);
        JsonNode second = client.json(path + "&cursor=" + first.get("next").asText());
        views.nodes().put(OTHER, SampleSwarm.node(OTHER, "ASIA"));
        views.nodes().put("0".repeat(64), SampleSwarm.node("0".repeat(64), "ASIA"));
        JsonNode third = client.json(path + "&cursor=" + first.get("next").asText());

        List<String> seen = new ArrayList<>(first.findValuesAsText("hosterId"));
        seen.addAll(second.findValuesAsText("hosterId"));
        assertThat(seen).doesNotHaveDuplicates().containsAll(stays).contains(SampleSwarm.ID);
        assertThat(third.findValuesAsText("hosterId")).isEqualTo(second.findValuesAsText("hosterId"));
    }

    @Test
    void nothingIsAnsweredFromViewsThatAreNotComplete() {
        freshness.complete = false;
        HttpResponse<String> response = client.get("/v1/hosters");

        assertProblem(response, 503, "still-reading");
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void anOutageTurnsReadinessOffWhileTheApiAnswersOn() {
        assertThat(client.get("/health/ready").statusCode()).isEqualTo(200);
        freshness.current = false;

        assertThat(client.get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(client.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(client.get("/v1/hosters").statusCode()).isEqualTo(200);
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        for (String path : List.of("/v1/hosters", "/v1/nothing", "/openapi.yaml")) {
            assertThat(client.get(path).headers().map())
                    .as(path)
                    .containsKeys("x-content-type-options", "content-security-policy", "cache-control");
        }
    }

    @Test
    void requestsAreMeasuredByRouteAndStatus() {
        client.get("/v1/hosters");

        assertThat(client.get("/metrics").body())
                .contains("swarmgauge_console_requests_seconds_count{route=\"/v1/hosters\",status=\"200\"}");
    }

    private static void assertProblem(HttpResponse<String> response, int status, String kind) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonNode problem = ApiClient.tree(response);
        assertThat(problem.get("type").asText()).isEqualTo("urn:swarmgauge:problem:" + kind);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("instance").asText()).startsWith("/");
        assertThat(problem.get("remedy").asText()).isNotBlank();
    }

    @Test
    void anExplanationSaysWhatCannotBeAskedForAndWhatCannotBeReadNow() throws IOException {
        try (ApiClient client = new ApiClient(SampleSwarm.full(), new ScriptedFreshness())) {
            assertThat(client.get("/v1/explain?topic=node.benchmarks&key=setup-1")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(client.get("/v1/explain?topic=gauge.rankings").statusCode())
                    .isEqualTo(400);
            assertThat(client.get("/v1/explain?topic=gauge.rankings&key=setup-1&at=soon")
                            .statusCode())
                    .isEqualTo(400);
            HttpResponse<String> away = client.get("/v1/explain?topic=gauge.rankings&key=later");
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.headers().firstValue("Retry-After")).isPresent();
            assertThat(away.body()).contains("the cluster is away");
        }
    }
}
