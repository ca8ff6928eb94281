package io.swarmgauge.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One route of the API.
 *
 * @param path as the server and the OpenAPI document write it
 * @param parameters the query parameters that it knows
 */
record Route(String path, List<String> parameters, Function<Question, JsonNode> answer) {

    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";

    Route {
        parameters = List.copyOf(parameters);
    }

    static Route of(String path, Function<Question, JsonNode> answer) {
        return new Route(path, List.of(), answer);
    }

    static Route paged(String path, Function<Question, JsonNode> answer, String... filters) {
        List<String> parameters = new ArrayList<>(List.of(filters));
        parameters.add(LIMIT);
        parameters.add(CURSOR);
        return new Route(path, parameters, answer);
    }
}
