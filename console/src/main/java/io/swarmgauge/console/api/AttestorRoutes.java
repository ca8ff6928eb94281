package io.swarmgauge.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmgauge.console.views.SwarmViews;
import java.util.List;

/** What is known of attestors. */
final class AttestorRoutes {

    private static final String LIST = "/v1/attestors";

    private final SwarmViews views;

    AttestorRoutes(SwarmViews views) {
        this.views = views;
    }

    List<Route> all() {
        return List.of(Route.paged(LIST, this::list), Route.of(LIST + "/{id}", this::detail));
    }

    private JsonNode list(Question question) {
        Page page = question.page();
        List<String> found = views.attestorIds().stream()
                .filter(id -> page.after().map(last -> id.compareTo(last) > 0).orElse(true))
                .limit(page.sought())
                .toList();
        return page.of(found, this::summary, id -> id);
    }

    private ObjectNode summary(String id) {
        ObjectNode summary = Json.object();
        summary.put("attestorId", id);
        summary.set("standing", Json.orNull(views.attestors().of(id)));
        return summary;
    }

    private JsonNode detail(Question question) {
        String id = question.nodeId();
        if (!views.isKnownAttestor(id)) {
            throw ProblemException.unknown("attestor", id, LIST);
        }
        ObjectNode detail = summary(id);
        detail.set("node", Json.orNull(views.nodes().of(id)));
        return detail;
    }
}
