package io.swarmgauge.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmgauge.console.views.LatestView;
import io.swarmgauge.console.views.SwarmViews;
import io.swarmgauge.schema.gauge.KnownNode;
import io.swarmgauge.schema.plan.HostingSetup;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** What is known of hosters. */
final class HosterRoutes {

    private static final String LIST = "/v1/hosters";
    private static final String REGION = "region";

    private final SwarmViews views;

    HosterRoutes(SwarmViews views) {
        this.views = views;
    }

    List<Route> all() {
        return List.of(
                Route.paged(LIST, this::list, REGION),
                Route.of(LIST + "/{id}", question -> detail(known(question))),
                Route.of(
                        LIST + "/{id}/ratings",
                        question -> latest(views.ratings(), known(question), "It has no ratings")),
                Route.of(
                        LIST + "/{id}/performances",
                        question -> latest(views.performances(), known(question), "It has no performances")),
                Route.of(
                        LIST + "/{id}/rank-history",
                        question -> latest(views.rankHistory(), known(question), "It has not been ranked")));
    }

    private JsonNode list(Question question) {
        Page page = question.page();
        Optional<String> region = question.optionalText(REGION);
        List<String> found = views.hosterIds().stream()
                .filter(id -> page.after().map(last -> id.compareTo(last) > 0).orElse(true))
                .filter(id -> region.map(
                                wanted -> region(id).filter(wanted::equals).isPresent())
                        .orElse(true))
                .limit(page.sought())
                .toList();
        return page.of(found, this::summary, id -> id);
    }

    private ObjectNode summary(String id) {
        ObjectNode summary = Json.object();
        summary.put("hosterId", id);
        summary.put(REGION, region(id).orElse(null));
        summary.put("left", views.nodes().of(id).map(KnownNode::getLeft).orElse(null));
        summary.set("setups", Json.texts(views.plan().setupsOf(id)));
        summary.set(
                "overall",
                views.ratings()
                        .of(id)
                        .<JsonNode>map(ratings -> AvroJson.of(ratings.getOverall()))
                        .orElse(Json.nothing()));
        return summary;
    }

    private ObjectNode detail(String id) {
        ObjectNode detail = summary(id);
        detail.set("node", Json.orNull(views.nodes().of(id)));
        return detail;
    }

    private static JsonNode latest(LatestView<? extends SpecificRecord> view, String id, String otherwise) {
        return view.of(id).map(AvroJson::of).orElseThrow(() -> ProblemException.nothingYet(otherwise));
    }

    /** The region that it registered in; without a registration the one that the plan has it serve its first setup from. */
    private Optional<String> region(String id) {
        return views.nodes()
                .of(id)
                .map(node -> node.getRegistration().getHeader().getRegion())
                .or(() -> views.plan().setupsOf(id).stream()
                        .flatMap(setup -> views.plan().setup(setup).stream())
                        .map(HostingSetup::getHosters)
                        .flatMap(List::stream)
                        .filter(hoster -> hoster.getHosterId().equals(id))
                        .map(hoster -> hoster.getRegion())
                        .findFirst());
    }

    private String known(Question question) {
        String id = question.hosterId(new HosterIds(views));
        if (!views.isKnownHoster(id)) {
            throw ProblemException.unknown("hoster", id, LIST);
        }
        return id;
    }
}
