package io.swarmgauge.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmgauge.console.views.Series;
import io.swarmgauge.console.views.SwarmViews;
import io.swarmgauge.console.views.WindowsView;
import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.plan.HostingSetup;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** What is known of hosting setups. */
final class SetupRoutes {

    private static final String LIST = "/v1/setups";
    private static final String ONE = LIST + "/{id}";
    private static final String REGION = "region";
    private static final String PERFORMANCE = "performance";

    private final SwarmViews views;

    SetupRoutes(SwarmViews views) {
        this.views = views;
    }

    List<Route> all() {
        return List.of(
                Route.paged(LIST, this::list),
                Route.of(ONE, this::detail),
                Route.of(ONE + "/rankings", question -> last(question, "rankings", views.rankings())),
                Route.paged(ONE + "/rankings/history", this::rankingHistory, PERFORMANCE, REGION),
                Route.of(ONE + "/pay-alignment", question -> last(question, "alignments", views.payAlignments())),
                Route.paged(ONE + "/attestations", question -> windows(question, views.attestations(), Series.ONLY)),
                Route.paged(ONE + "/verdicts", question -> windows(question, views.verdicts(), Series.ONLY)),
                Route.paged(ONE + "/bandwidth", question -> windows(question, views.bandwidth(), Series.ONLY)),
                Route.of(ONE + "/swarm", this::swarm));
    }

    private JsonNode list(Question question) {
        Page page = question.page();
        List<String> found = views.setupIds().stream()
                .filter(id -> page.after().map(last -> id.compareTo(last) > 0).orElse(true))
                .limit(page.sought())
                .toList();
        return page.of(found, this::summary, id -> id);
    }

    private ObjectNode summary(String id) {
        Optional<HostingSetup> plan = views.plan().setup(id);
        ObjectNode summary = Json.object();
        summary.put("setupId", id);
        summary.put("planned", plan.isPresent());
        summary.put("chunks", plan.map(setup -> setup.getChunks().size()).orElse(null));
        summary.set("regions", Json.texts(plan.map(HostingSetup::getRegions).orElse(List.of())));
        summary.set("hosters", Json.records(plan.map(HostingSetup::getHosters).orElse(List.of())));
        return summary;
    }

    private JsonNode detail(Question question) {
        String id = known(question);
        ObjectNode detail = Json.object();
        detail.put("setupId", id);
        detail.set("plan", Json.orNull(views.plan().setup(id)));
        return detail;
    }

    private JsonNode rankingHistory(Question question) {
        return windows(
                question,
                views.rankings(),
                new Series(
                        Optional.of(question.choice(PERFORMANCE, Performance.class)), question.optionalText(REGION)));
    }

    private JsonNode swarm(Question question) {
        return views.swarms()
                .of(known(question))
                .map(AvroJson::of)
                .orElseThrow(() -> ProblemException.nothingYet("Its swarm has not been looked at"));
    }

    private JsonNode last(Question question, String name, WindowsView<? extends SpecificRecord> view) {
        String id = known(question);
        Collection<? extends SpecificRecord> last = view.last(id);
        ObjectNode answer = Json.object();
        answer.put("setupId", id);
        answer.set(name, Json.records(last));
        return answer;
    }

    /** The windows that are kept, newest first. */
    private <V extends SpecificRecord> JsonNode windows(Question question, WindowsView<V> view, Series series) {
        String id = known(question);
        Page page = question.page();
        List<V> found = view.before(id, series, page.afterOr(Long.MAX_VALUE), page.sought());
        return page.of(found, AvroJson::of, window -> Long.toString(view.startOf(window)));
    }

    private String known(Question question) {
        String id = question.id();
        if (!views.isKnownSetup(id)) {
            throw ProblemException.unknown("setup", id, LIST);
        }
        return id;
    }
}
