package io.swarmgauge.console.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmgauge.console.delivery.ResendPolicy.Due;
import io.swarmgauge.schema.gauge.Alert;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertmanagerJsonTest {

    private static final Instant START = Alerts.START;
    private static final Instant NOW = START.plusSeconds(100);
    private static final Instant VALID = NOW.plusSeconds(240);

    @Test
    void anOpenAlertEndsWhenNothingMoreIsHeardOfIt() {
        JsonNode alert = one(Alerts.firing("a1", START));

        assertThat(alert.at("/labels/alertname").asText()).isEqualTo("latency-high");
        assertThat(alert.at("/annotations/fingerprint").asText()).isEqualTo("a1");
        assertThat(alert.path("startsAt").asText()).isEqualTo("2026-11-25T04:00:00Z");
        assertThat(alert.path("endsAt").asText()).isEqualTo(VALID.toString());
        assertThat(alert.path("generatorURL").asText())
                .startsWith("https://console.example.org/")
                .contains("a1");
    }

    @Test
    void oneThatIsOverEndsWhenItEnded() {
        JsonNode alert = one(Alerts.resolved("a1", START, START.plusSeconds(60)));

        assertThat(alert.path("endsAt").asText()).isEqualTo("2026-11-25T04:01:00Z");
    }

    @Test
    void nothingBeginsOrEndsInTheFutureOfTheAlertmanager() {
        JsonNode open = one(Alerts.firing("a1", NOW.plusSeconds(5)));
        JsonNode over = one(Alerts.resolved("a1", NOW.plusSeconds(5), NOW.plusSeconds(50)));

        assertThat(open.path("startsAt").asText()).isEqualTo(NOW.toString());
        assertThat(over.path("startsAt").asText()).isEqualTo(NOW.toString());
        assertThat(over.path("endsAt").asText()).isEqualTo(NOW.toString());
    }

    @Test
    void anEndBeforeTheBeginningWouldBeRefused() {
        JsonNode over = one(Alerts.resolved("a1", START, START.minusSeconds(10)));

        assertThat(over.path("startsAt").asText()).isEqualTo(over.path("endsAt").asText());
    }

    @Test
    void withoutAConsoleThereIsNoLink() {
        Alert alert = Alerts.firing("a1", START);

        assertThat(new AlertmanagerJson(new ConsoleLink(""))
                        .of(List.of(new Due(alert, AlertText.labels(alert))), NOW, VALID)
                        .path(0)
                        .has("generatorURL"))
                .isFalse();
    }

    private static JsonNode one(Alert alert) {
        return new AlertmanagerJson(new ConsoleLink("https://console.example.org"))
                .of(List.of(new Due(alert, AlertText.labels(alert))), NOW, VALID)
                .path(0);
    }
}
