package io.swarmgauge.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** The Grafana dashboard that ships. */
final class Dashboard {

    private static final String FILE = "swarmgauge.json";

    private final JsonNode json;

    private Dashboard(JsonNode json) {
        this.json = json;
    }

    static Dashboard read() {
        try {
            return new Dashboard(
                    new ObjectMapper().readTree(MetricsPage.text("deploy", "grafana", "dashboards", FILE)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(FILE + " is not JSON", e);
        }
    }

    JsonNode json() {
        return json;
    }

    List<JsonNode> panels() {
        List<JsonNode> panels = new ArrayList<>();
        json.path("panels").forEach(panels::add);
        return panels;
    }

    /** Those that show something; the others are headings. */
    List<JsonNode> charts() {
        return panels().stream()
                .filter(panel -> !panel.path("type").asText().equals("row"))
                .toList();
    }

    /** What it asks Prometheus. */
    List<String> expressions() {
        return charts().stream()
                .flatMap(chart -> chart.path("targets").findValuesAsText("expr").stream())
                .toList();
    }
}
