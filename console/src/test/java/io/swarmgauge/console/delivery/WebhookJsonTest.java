package io.swarmgauge.console.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmgauge.schema.gauge.Alert;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookJsonTest {

    private static final Instant START = Alerts.START;

    private final WebhookJson json = new WebhookJson("tickets", new ConsoleLink("https://console.example.org"));

    @Test
    void thePayloadIsAlertmanagersVersionFour() {
        Alert alert = Alerts.firing("a1", START);
        JsonNode body = json.of(alert);

        assertThat(body.path("version").asText()).isEqualTo("4");
        assertThat(body.path("status").asText()).isEqualTo("firing");
        assertThat(body.path("receiver").asText()).isEqualTo("tickets");
        assertThat(body.path("truncatedAlerts").asInt(-1)).isZero();
        assertThat(body.path("groupKey").asText())
                .isEqualTo(
                        "{}:{alertname=\"latency-high\", region=\"europe\", setup=\"setup-1\", severity=\"warning\"}");
        assertThat(body.path("groupLabels")).isEqualTo(body.at("/alerts/0/labels"));
        assertThat(body.path("commonLabels")).isEqualTo(body.at("/alerts/0/labels"));
        assertThat(body.path("commonAnnotations")).isEqualTo(body.at("/alerts/0/annotations"));
        assertThat(body.path("externalURL").asText()).isEqualTo("https://console.example.org");
        assertThat(body.path("alerts")).hasSize(1);
        assertThat(body.at("/alerts/0/startsAt").asText()).isEqualTo("2026-11-25T04:00:00Z");
        assertThat(body.at("/alerts/0/endsAt").asText()).isEqualTo("0001-01-01T00:00:00Z");
        assertThat(body.at("/alerts/0/fingerprint").asText()).isEqualTo("a1");
    }

    @Test
    void oneThatIsOverSaysSinceWhen() {
        JsonNode body = json.of(Alerts.resolved("a1", START, START.plusSeconds(60)));

        assertThat(body.path("status").asText()).isEqualTo("resolved");
        assertThat(body.at("/alerts/0/status").asText()).isEqualTo("resolved");
        assertThat(body.at("/alerts/0/endsAt").asText()).isEqualTo("2026-11-25T04:01:00Z");
    }

    @Test
    void aValueCannotChangeTheGroupKeysForm() {
        Alert alert = Alerts.firing("a1", START);
        alert.put("labels", Map.of("setup", "a\"b\\c"));

        assertThat(json.of(alert).path("groupKey").asText()).contains("setup=\"a\\\"b\\\\c\"");
    }

    @Test
    void theIdempotencyKeyTellsStatementsApartAndAttemptsNot() {
        String firing = WebhookJson.idempotencyKey(Alerts.firing("a1", START));

        assertThat(firing)
                .isEqualTo("a1-1795579200000-firing")
                .isEqualTo(WebhookJson.idempotencyKey(Alerts.firing("a1", START)))
                .isNotEqualTo(WebhookJson.idempotencyKey(Alerts.resolved("a1", START, START.plusSeconds(1))))
                .isNotEqualTo(WebhookJson.idempotencyKey(Alerts.firing("a1", START.plusSeconds(1))))
                .isNotEqualTo(WebhookJson.idempotencyKey(Alerts.firing("a2", START)));
    }

    /** The figure was computed with {@code printf '1795579200.{"a":1}' | openssl dgst -sha256 -hmac s3cret}. */
    @Test
    void theSignatureIsTheOneThatOpensslComputes() {
        String header = new Signature("s3cret").of("{\"a\":1}".getBytes(StandardCharsets.UTF_8), START);

        assertThat(header)
                .isEqualTo("t=1795579200,v1=fcf867464e4b18c0333fbad33ab5ef62e603344f7090190e8e257d6c8efee215");
    }
}
