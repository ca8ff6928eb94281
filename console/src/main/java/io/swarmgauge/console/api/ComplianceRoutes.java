package io.swarmgauge.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmgauge.console.views.Series;
import io.swarmgauge.console.views.SwarmViews;
import io.swarmgauge.schema.gauge.ComplianceWindow;
import io.swarmgauge.schema.plan.HostingSetup;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** How far sponsors' plans are kept. */
final class ComplianceRoutes {

    private static final String PLANS = "/v1/plans";

    private final SwarmViews views;

    ComplianceRoutes(SwarmViews views) {
        this.views = views;
    }

    List<Route> all() {
        return List.of(
                Route.paged(PLANS, this::list),
                Route.of(PLANS + "/{id}/compliance", this::ofPlan),
                Route.paged("/v1/setups/{id}/compliance", this::ofSetup));
    }

    private JsonNode list(Question question) {
        Page page = question.page();
        NavigableMap<String, NavigableSet<String>> plans = setupsByPlan();
        List<String> found = page.after().map(last -> plans.tailMap(last, false)).orElse(plans).keySet().stream()
                .limit(page.sought())
                .toList();
        return page.of(found, planId -> plan(planId, plans.getOrDefault(planId, new TreeSet<>())), planId -> planId);
    }

    private static ObjectNode plan(String planId, NavigableSet<String> setups) {
        ObjectNode plan = Json.object();
        plan.put("planId", planId);
        plan.set("setups", Json.texts(setups));
        return plan;
    }

    private JsonNode ofPlan(Question question) {
        String planId = question.id();
        NavigableSet<String> setups = setupsByPlan().get(planId);
        if (setups == null) {
            throw ProblemException.unknown("plan", planId, PLANS);
        }
        ObjectNode answer = plan(planId, setups);
        answer.set(
                "compliance",
                Json.records(setups.stream().flatMap(id -> last(id).stream()).toList()));
        return answer;
    }

    private JsonNode ofSetup(Question question) {
        String id = question.id();
        if (!views.isKnownSetup(id)) {
            throw ProblemException.unknown("setup", id, "/v1/setups");
        }
        Page page = question.page();
        List<ComplianceWindow> found =
                views.compliance().before(id, Series.ONLY, page.afterOr(Long.MAX_VALUE), page.sought());
        return page.of(found, AvroJson::of, window -> Long.toString(window.getWindowStart()));
    }

    /** A setup without a plan's id is a plan of its own; one that left the plan belongs where it was last counted. */
    private NavigableMap<String, NavigableSet<String>> setupsByPlan() {
        NavigableMap<String, NavigableSet<String>> plans = new TreeMap<>();
        for (String setupId : views.setupIds()) {
            String planId = views.plan()
                    .setup(setupId)
                    .map(HostingSetup::getPlanId)
                    .or(() -> last(setupId).map(ComplianceWindow::getPlanId))
                    .orElse(setupId);
            plans.computeIfAbsent(planId, id -> new TreeSet<>()).add(setupId);
        }
        return plans;
    }

    private Optional<ComplianceWindow> last(String setupId) {
        return views.compliance().last(setupId).stream().findFirst();
    }
}
