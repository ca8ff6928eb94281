package io.swarmgauge.console.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One statement about one alert in the form of Alertmanager's own webhooks, version "4": a group of one, grouped by all of its labels.
 * Unlike Alertmanager's, the fingerprint is Swarmgauge's, the key on {@code gauge.alerts}.
 */
final class WebhookJson {

    /** The moment that stands for none in Alertmanager's webhooks: Go's zero time. */
    private static final String NEVER = "0001-01-01T00:00:00Z";

    private final String receiver;
    private final ConsoleLink link;

    WebhookJson(String receiver, ConsoleLink link) {
        this.receiver = receiver;
        this.link = link;
    }

    ObjectNode of(Alert alert) {
        Map<String, String> labels = AlertText.labels(alert);
        Map<String, String> annotations = AlertText.annotations(alert);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("version", "4");
        body.put("groupKey", groupKey(labels));
        body.put("truncatedAlerts", 0);
        body.put("status", AlertText.status(alert));
        body.put("receiver", receiver);
        body.set("groupLabels", AlertmanagerJson.texts(labels));
        body.set("commonLabels", AlertmanagerJson.texts(labels));
        body.set("commonAnnotations", AlertmanagerJson.texts(annotations));
        body.put("externalURL", link.base());
        ObjectNode one = body.putArray("alerts").addObject();
        one.put("status", AlertText.status(alert));
        one.set("labels", AlertmanagerJson.texts(labels));
        one.set("annotations", AlertmanagerJson.texts(annotations));
        one.put("startsAt", Instant.ofEpochMilli(alert.getStartsAt()).toString());
        one.put("endsAt", end(alert));
        one.put("generatorURL", link.to(alert));
        one.put("fingerprint", alert.getFingerprint());
        return body;
    }

    /** The same for every attempt to deliver the same statement, and for no other one. */
    static String idempotencyKey(Alert alert) {
        return "%s-%d-%s".formatted(alert.getFingerprint(), alert.getStartsAt(), AlertText.status(alert));
    }

    private static String end(Alert alert) {
        return alert.getStatus() == AlertStatus.FIRING
                ? NEVER
                : Instant.ofEpochMilli(Objects.requireNonNullElse(alert.getEndsAt(), alert.getStartsAt()))
                        .toString();
    }

    private static String groupKey(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> "%s=\"%s\""
                        .formatted(
                                label.getKey(),
                                label.getValue().replace("\\", "\\\\").replace("\"", "\\\"")))
                .collect(Collectors.joining(", ", "{}:{", "}"));
    }
}
