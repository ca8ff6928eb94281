package io.swarmgauge.console.api;

import io.swarmgauge.console.Names;
import io.swarmgauge.identity.NodeId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request, read strictly: every parameter is known, given once and of its form, or the request is refused.
 *
 * @param path the path's parameters by name
 * @param query the query's parameters by name
 */
record Question(Map<String, String> path, Map<String, List<String>> query) {

    /** Refuses what the route does not know. */
    Question on(Route route) {
        query.forEach((name, values) -> {
            if (!route.parameters().contains(name)) {
                throw ProblemException.unknownParameter(name, route.parameters());
            }
            if (values.size() > 1) {
                throw ProblemException.badParameter(name, "given once", String.join("' and '", values));
            }
        });
        return this;
    }

    /** The id in the path, the public key of a node. */
    String nodeId() {
        return checkedNodeId("the id in the path", path.getOrDefault("id", ""));
    }

    /** The id in the path, of a hoster. */
    String hosterId(HosterIds hosters) {
        return hosters.of("the id in the path", path.getOrDefault("id", ""));
    }

    String hosterId(String name, HosterIds hosters) {
        return hosters.of(name, required(name));
    }

    /** The id in the path, of a setup or a job. */
    String id() {
        return checkedText("the id in the path", path.getOrDefault("id", ""));
    }

    String text(String name) {
        return checkedText(name, required(name));
    }

    Optional<String> optionalText(String name) {
        return given(name).map(value -> checkedText(name, value));
    }

    /** One of an enum's names, case aside. */
    <E extends Enum<E>> E choice(String name, Class<E> type) {
        return choice(name, type, required(name));
    }

    <E extends Enum<E>> Optional<E> optionalChoice(String name, Class<E> type) {
        return given(name).map(value -> choice(name, type, value));
    }

    Page page() {
        return Page.of(given(Route.LIMIT), given(Route.CURSOR));
    }

    private String required(String name) {
        return given(name).orElseThrow(() -> ProblemException.missingParameter(name));
    }

    private Optional<String> given(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    private static String checkedNodeId(String name, String value) {
        if (!NodeId.isValid(value)) {
            throw ProblemException.badParameter(name, "a public key: 64 lower-case hex digits", value);
        }
        return value;
    }

    private static String checkedText(String name, String value) {
        if (!Names.isOne(value)) {
            throw ProblemException.badParameter(name, Names.FORM, value);
        }
        return value;
    }

    private static <E extends Enum<E>> E choice(String name, Class<E> type, String value) {
        List<E> offered = Arrays.stream(type.getEnumConstants())
                .filter(constant -> !constant.name().equals("UNKNOWN"))
                .toList();
        return offered.stream()
                .filter(constant -> constant.name().equals(value.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> ProblemException.badParameter(
                        name, "one of " + offered.stream().map(Enum::name).collect(Collectors.joining(", ")), value));
    }
}
