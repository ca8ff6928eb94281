package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.gauge.Evidence;
import io.swarmgauge.schema.plan.Severity;
import io.swarmgauge.schema.plan.Signal;
import io.swarmgauge.streams.state.alert.OpenAlert;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records that say that an alert fires or is over. What it may be due to is added on their way out. */
record Statement(String fingerprint, String rule) {

    Alert firing(OpenAlert open, String summary, List<Evidence> evidence) {
        return statement(AlertStatus.FIRING, open, open.getValue(), null, summary, evidence);
    }

    /** @param figure the figure at the end, in the unit of the signal; null for a verdict */
    Alert resolved(OpenAlert open, @Nullable Double figure, long endsAt, String summary, List<Evidence> evidence) {
        return statement(AlertStatus.RESOLVED, open, figure, endsAt, summary, evidence);
    }

    private Alert statement(
            AlertStatus status,
            OpenAlert open,
            @Nullable Double figure,
            @Nullable Long endsAt,
            String summary,
            List<Evidence> evidence) {
        return new Alert(
                fingerprint,
                status,
                rule,
                Severity.valueOf(open.getSeverity()),
                summary,
                open.getLabels(),
                Signal.valueOf(open.getSignal()),
                figure,
                open.getThreshold(),
                open.getStartsAt(),
                endsAt,
                evidence,
                open.getFiredAt(),
                open.getAnnotations(),
                List.of());
    }
}
