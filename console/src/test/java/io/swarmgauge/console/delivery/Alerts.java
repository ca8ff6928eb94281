package io.swarmgauge.console.delivery;

import io.swarmgauge.console.testkit.SampleRecords;
import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.plan.Severity;
import java.time.Instant;
import java.util.Map;

/** Statements about alerts, for tests. */
final class Alerts {

    static final Instant START = Instant.parse("2026-11-25T04:00:00Z");

    private Alerts() {}

    static Alert firing(String fingerprint, Instant since) {
        Alert alert = SampleRecords.full(Alert.class);
        alert.put("fingerprint", fingerprint);
        alert.put("status", AlertStatus.FIRING);
        alert.put("rule", "latency-high");
        alert.put("severity", Severity.WARNING);
        alert.put("labels", Map.of("setup", "setup-1", "region", "europe"));
        alert.put("annotations", Map.of());
        alert.put("startsAt", since.toEpochMilli());
        alert.put("endsAt", null);
        return alert;
    }

    static Alert resolved(String fingerprint, Instant since, Instant until) {
        Alert alert = firing(fingerprint, since);
        alert.put("status", AlertStatus.RESOLVED);
        alert.put("endsAt", until.toEpochMilli());
        return alert;
    }
}
