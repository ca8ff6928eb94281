package io.swarmgauge.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmgauge.console.views.Series;
import io.swarmgauge.console.views.SwarmViews;
import io.swarmgauge.schema.gauge.PoolWindow;
import java.util.List;
import java.util.TreeSet;

/** Who could be asked to host, region by region. */
final class PoolRoutes {

    private static final String LIST = "/v1/pool";
    private static final String REGION = "region";

    private final SwarmViews views;

    PoolRoutes(SwarmViews views) {
        this.views = views;
    }

    List<Route> all() {
        return List.of(Route.paged(LIST, this::list), Route.paged(LIST + "/history", this::history, REGION));
    }

    /** The last window of each region. */
    private JsonNode list(Question question) {
        Page page = question.page();
        List<PoolWindow> found = new TreeSet<>(views.pool().keys())
                .stream()
                        .filter(region -> page.after()
                                .map(last -> region.compareTo(last) > 0)
                                .orElse(true))
                        .limit(page.sought())
                        .flatMap(region -> views.pool().last(region).stream())
                        .toList();
        return page.of(found, AvroJson::of, PoolWindow::getRegion);
    }

    private JsonNode history(Question question) {
        String region = question.text(REGION);
        if (!views.pool().keys().contains(region)) {
            throw ProblemException.unknown(REGION, region, LIST);
        }
        Page page = question.page();
        List<PoolWindow> found = views.pool().before(region, Series.ONLY, page.afterOr(Long.MAX_VALUE), page.sought());
        return page.of(found, AvroJson::of, window -> Long.toString(window.getWindowStart()));
    }
}
