package io.swarmgauge.console.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmgauge.console.delivery.ResendPolicy.Due;
import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;

/**
 * The body of {@code POST /api/v2/alerts}. Event time may be ahead of the Alertmanager's clock, and an alert that ends in the future counts
 * as open and one that ends before it starts is refused, so neither moment is later than now.
 */
final class AlertmanagerJson {

    private final ConsoleLink link;

    AlertmanagerJson(ConsoleLink link) {
        this.link = link;
    }

    /**
     * The alerts as they are said now.
     *
     * @param validUntil when the Alertmanager takes an open alert for over unless it hears of it again
     */
    ArrayNode of(Collection<Due> alerts, Instant now, Instant validUntil) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        alerts.forEach(due -> array.add(one(due, now, validUntil)));
        return array;
    }

    private ObjectNode one(Due due, Instant now, Instant validUntil) {
        Alert alert = due.alert();
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.set("labels", texts(due.labels()));
        object.set("annotations", texts(AlertText.annotations(alert)));
        Instant ends = alert.getStatus() == AlertStatus.FIRING
                ? validUntil
                : earlier(Instant.ofEpochMilli(Objects.requireNonNullElse(alert.getEndsAt(), now.toEpochMilli())), now);
        object.put(
                "startsAt",
                earlier(Instant.ofEpochMilli(alert.getStartsAt()), earlier(now, ends))
                        .toString());
        object.put("endsAt", ends.toString());
        if (!link.to(alert).isEmpty()) {
            object.put("generatorURL", link.to(alert));
        }
        return object;
    }

    static ObjectNode texts(Map<String, String> texts) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        texts.forEach(object::put);
        return object;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
