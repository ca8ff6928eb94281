package io.swarmgauge.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What can be seen of the dashboard and its provisioning without a Grafana. */
class DashboardTest {

    private static final int GRID = 24;

    private final Dashboard dashboard = Dashboard.read();

    @Test
    void everyChartHasATitleAReasonAUnitAndAQuestionForTheChosenPrometheus() {
        assertThat(dashboard.charts()).isNotEmpty().allSatisfy(chart -> {
            assertThat(chart.path("title").asText()).isNotBlank();
            assertThat(chart.path("description").asText()).isNotBlank();
            assertThat(chart.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
            assertThat(chart.path("targets")).isNotEmpty();
            assertThat(chart.findValues("datasource")).isNotEmpty().allSatisfy(source -> assertThat(
                            source.path("uid").asText())
                    .isEqualTo("${datasource}"));
        });
        assertThat(dashboard.json().at("/templating/list/0/name").asText()).isEqualTo("datasource");
        assertThat(dashboard.json().at("/templating/list/0/query").asText()).isEqualTo("prometheus");
    }

    @Test
    void panelsHaveIdsOfTheirOwnAndDoNotOverlap() {
        List<JsonNode> panels = dashboard.panels();
        assertThat(panels.stream().map(panel -> panel.path("id").asInt())).doesNotHaveDuplicates();
        Set<List<Integer>> taken = new HashSet<>();
        for (JsonNode panel : panels) {
            JsonNode place = panel.path("gridPos");
            int right = place.path("x").asInt() + place.path("w").asInt();
            assertThat(right).as(panel.path("title").asText()).isBetween(1, GRID);
            for (int x = place.path("x").asInt(); x < right; x++) {
                for (int y = place.path("y").asInt();
                        y < place.path("y").asInt() + place.path("h").asInt();
                        y++) {
                    assertThat(taken.add(List.of(x, y)))
                            .as("%s is alone at %d, %d", panel.path("title").asText(), x, y)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void everyMetricOfTheDashboardAndOfTheRulesIsOnThePage() throws IOException {
        Set<String> page = MetricsPage.metrics().keySet();
        assertThat(dashboard.expressions()).allSatisfy(expression -> assertThat(MetricsPage.namedIn(expression))
                .as(expression)
                .isNotEmpty()
                .isSubsetOf(page));
        assertThat(new YAMLMapper()
                        .readTree(MetricsPage.text("deploy", "prometheus", "rules.yml"))
                        .findValuesAsText("expr"))
                .isNotEmpty()
                .allSatisfy(expression -> assertThat(MetricsPage.namedIn(expression))
                        .as(expression)
                        .isSubsetOf(page));
    }

    @Test
    void everyMetricOfSwarmgaugeIsOnTheDashboard() {
        Set<String> shown = new TreeSet<>();
        dashboard.expressions().forEach(expression -> shown.addAll(MetricsPage.namedIn(expression)));

        assertThat(shown)
                .containsAll(MetricsPage.metrics().keySet().stream()
                        .filter(name -> name.startsWith("swarmgauge_"))
                        .toList());
    }

    @Test
    void theProvisioningNamesTheDashboardsPlaceAndTheComposeFilesPrometheus() throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        JsonNode compose = yaml.readTree(MetricsPage.text("docker-compose.yml")).path("services");
        JsonNode provider =
                yaml.readTree(MetricsPage.text("deploy", "grafana", "provisioning", "dashboards", "swarmgauge.yml"));
        JsonNode source =
                yaml.readTree(MetricsPage.text("deploy", "grafana", "provisioning", "datasources", "prometheus.yml"));

        assertThat(compose.at("/grafana/volumes").toString())
                .contains(provider.at("/providers/0/options/path").asText());
        assertThat(source.at("/datasources/0/url").asText()).isEqualTo("http://prometheus:9090");
        assertThat(compose.has("prometheus")).isTrue();
    }
}
