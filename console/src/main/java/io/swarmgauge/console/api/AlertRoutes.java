package io.swarmgauge.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmgauge.console.views.SwarmViews;
import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.plan.Severity;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The alerts that are open, and those that were resolved last. */
final class AlertRoutes {

    private static final String SEVERITY = "severity";
    private static final String STATUS = "status";

    private final SwarmViews views;

    AlertRoutes(SwarmViews views) {
        this.views = views;
    }

    List<Route> all() {
        return List.of(Route.paged("/v1/alerts", this::list, SEVERITY, STATUS));
    }

    private JsonNode list(Question question) {
        Page page = question.page();
        Optional<Severity> severity = question.optionalChoice(SEVERITY, Severity.class);
        AlertStatus status = question.optionalChoice(STATUS, AlertStatus.class).orElse(AlertStatus.FIRING);
        List<Alert> found = alerts(status).stream()
                .filter(alert -> page.after()
                        .map(last -> alert.getFingerprint().compareTo(last) > 0)
                        .orElse(true))
                .filter(alert ->
                        severity.map(wanted -> alert.getSeverity() == wanted).orElse(true))
                .limit(page.sought())
                .toList();
        return page.of(found, AvroJson::of, Alert::getFingerprint);
    }

    private Collection<Alert> alerts(AlertStatus status) {
        return status == AlertStatus.FIRING
                ? views.alerts().open()
                : views.alerts().resolved();
    }
}
