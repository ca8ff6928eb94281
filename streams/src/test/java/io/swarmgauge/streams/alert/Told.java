package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.gauge.Alert;
import java.util.List;

/** What was said of alerts, in short. */
final class Told {

    private Told() {}

    /** Each statement as {@code FIRING 60..} or {@code RESOLVED 60..180}, in seconds. */
    static List<String> story(List<Alert> said) {
        return said.stream()
                .map(alert -> "%s %d..%s"
                        .formatted(
                                alert.getStatus(),
                                alert.getStartsAt() / 1_000,
                                alert.getEndsAt() == null ? "" : alert.getEndsAt() / 1_000))
                .toList();
    }
}
