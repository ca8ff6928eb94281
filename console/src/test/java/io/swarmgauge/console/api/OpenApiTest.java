package io.swarmgauge.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.swarmgauge.console.testkit.SampleExplanations;
import io.swarmgauge.console.views.HistoryDepth;
import io.swarmgauge.console.views.SwarmViews;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The OpenAPI document and the server say the same. */
class OpenApiTest {

    private static final Map<String, String> REQUIRED = Map.of(
            "/v1/qualify",
            "?hoster=" + SampleSwarm.ID + "&job=" + SampleSwarm.JOB,
            "/v1/explain",
            "?topic=gauge.rankings&key=" + SampleSwarm.SETUP,
            "/v1/setups/{id}/rankings/history",
            "?performance=LATENCY&region=region-1",
            "/v1/pool/history",
            "?region=" + SampleSwarm.REGION);

    private final JsonNode document = document();

    @Test
    void everyRouteStandsInTheDocumentAndTheOtherWayRound() {
        Set<String> served = routes().stream().map(Route::path).collect(Collectors.toCollection(TreeSet::new));
        served.addAll(ServiceRoutes.PATHS);
        served.add(PageRoutes.EVENTS);
        Set<String> described = new TreeSet<>();
        document.get("paths").fieldNames().forEachRemaining(described::add);

        assertThat(described).isEqualTo(served);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void theQueryParametersOfEveryRouteStandInTheDocument(Route route) {
        Set<String> described = new TreeSet<>();
        for (JsonNode parameter :
                document.get("paths").get(route.path()).get("get").path("parameters")) {
            JsonNode resolved = document.at(parameter.get("$ref").asText().substring(1));
            if (resolved.get("in").asText().equals("query")) {
                described.add(resolved.get("name").asText());
            }
        }

        assertThat(described).isEqualTo(new TreeSet<>(route.parameters()));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyAnswerIsAsTheDocumentSays(Route route) throws IOException {
        try (ApiClient client = new ApiClient(SampleSwarm.full(), new ScriptedFreshness())) {
            assertThat(problems(route, client.json(pathOf(route)))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void anAnswerWithAFieldTooManyOrTooFewWouldBeNoticed(Route route) throws IOException {
        try (ApiClient client = new ApiClient(SampleSwarm.full(), new ScriptedFreshness())) {
            ObjectNode answer = (ObjectNode) client.json(pathOf(route));
            String some = answer.fieldNames().next();

            assertThat(problems(route, answer.deepCopy().put("surplus", 1))).isNotEmpty();
            assertThat(problems(route, answer.without(some))).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyAnswerIsAsTheDocumentSaysWhereLittleIsKnown(Route route) throws IOException {
        try (ApiClient client = new ApiClient(SampleSwarm.sparse(), new ScriptedFreshness())) {
            assertThat(problems(route, client.json(pathOf(route)))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyProblemIsAsTheDocumentSays(Route route) throws IOException {
        ScriptedFreshness freshness = new ScriptedFreshness();
        freshness.complete = false;
        try (ApiClient client = new ApiClient(SampleSwarm.full(), freshness)) {
            HttpResponse<String> response = client.get(pathOf(route));

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(problems("#/components/schemas/Problem", ApiClient.tree(response)))
                    .isEmpty();
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        for (JsonNode reference : document.findValues("$ref")) {
            assertThat(document.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse();
        }
    }

    @Test
    void theDocumentIsServedInBothForms() throws IOException {
        try (ApiClient client = new ApiClient(SampleSwarm.full(), new ScriptedFreshness())) {
            assertThat(client.json("/openapi.json")).isEqualTo(document);
            assertThat(client.get("/openapi.yaml").body()).startsWith("openapi: 3.1.0");
        }
    }

    static List<Route> routes() {
        return ApiServer.routes(new SwarmViews(HistoryDepth.DEFAULT), SampleExplanations.desk(), Clock.systemUTC());
    }

    private static String pathOf(Route route) {
        return route.path().replace("{id}", idFor(route.path())) + REQUIRED.getOrDefault(route.path(), "");
    }

    private static String idFor(String path) {
        if (path.startsWith("/v1/setups")) {
            return SampleSwarm.SETUP;
        }
        if (path.startsWith("/v1/plans")) {
            return SampleSwarm.PLAN;
        }
        return path.startsWith("/v1/jobs") ? SampleSwarm.JOB : SampleSwarm.ID;
    }

    private Set<ValidationMessage> problems(Route route, JsonNode answer) {
        String place = Stream.of(
                        "paths", route.path(), "get", "responses", "200", "content", "application/json", "schema")
                .map(step -> step.replace("~", "~0")
                        .replace("/", "~1")
                        .replace("{", "%7B")
                        .replace("}", "%7D"))
                .collect(Collectors.joining("/", "#/", ""));
        return problems(place, answer);
    }

    private Set<ValidationMessage> problems(String place, JsonNode answer) {
        ObjectNode schema = document.deepCopy();
        schema.put("$ref", place);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(answer, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
    }

    private static JsonNode document() {
        try (InputStream in = ApiServer.class.getResourceAsStream("/io/swarmgauge/console/openapi.yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
