package io.swarmgauge.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmgauge.console.views.SwarmViews;
import io.swarmgauge.schema.node.HostMetrics;
import java.util.List;

/** What nodes say of their hosts. */
final class NodeRoutes {

    private final SwarmViews views;

    NodeRoutes(SwarmViews views) {
        this.views = views;
    }

    List<Route> all() {
        return List.of(Route.paged("/v1/nodes/{id}/host-metrics", this::hostMetrics));
    }

    private JsonNode hostMetrics(Question question) {
        String id = question.nodeId();
        Page page = question.page();
        List<HostMetrics> found = views.hostMetrics().before(id, page.afterOr(Long.MAX_VALUE), page.sought());
        if (found.isEmpty() && views.nodes().of(id).isEmpty()) {
            throw ProblemException.unknown("node", id, "/v1/hosters");
        }
        return page.of(
                found,
                AvroJson::of,
                metrics -> Long.toString(metrics.getHeader().getWindowStart()));
    }
}
