package io.swarmgauge.console.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.CauseKind;
import io.swarmgauge.schema.gauge.Evidence;
import io.swarmgauge.schema.gauge.SuspectedCause;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertTextTest {

    private final Alert alert = Alerts.firing("a1", Alerts.START);

    @Test
    void labelsAreTheRulesNameTheSeverityAndTheAlertsOwn() {
        assertThat(AlertText.labels(alert))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "alertname", "latency-high", "severity", "warning", "setup", "setup-1", "region", "europe"));
    }

    @Test
    void namesBecomeAcceptableAndNoneIsLost() {
        alert.put(
                "labels",
                Map.of(
                        "a-b",
                        "hyphen",
                        "a_b",
                        "underscore",
                        "2nd",
                        "digit",
                        "severity",
                        "own",
                        "empty",
                        "",
                        "ü",
                        "foreign"));

        assertThat(AlertText.labels(alert))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "alertname", "latency-high",
                        "severity", "warning",
                        "severity_", "own",
                        "_2nd", "digit",
                        "a_b", "hyphen",
                        "a_b_", "underscore",
                        "_", "foreign"));
    }

    @Test
    void figuresCausesAndEvidenceAreAnnotations() {
        alert.put("value", 0.00025);
        alert.put("threshold", 14.4);
        alert.put("suspectedCauses", List.of(cause("the disk is 99 % full"), cause("the CPU is at 97 %")));
        alert.put(
                "evidence",
                List.of(new Evidence("gauge.compliance", 2, 17L), new Evidence("gauge.compliance", 2, 18L)));
        alert.put("annotations", Map.of("runbook", "https://example.org/latency", "summary", "another one"));

        assertThat(AlertText.annotations(alert))
                .containsEntry("summary", alert.getSummary())
                .containsEntry("value", "0.00025")
                .containsEntry("threshold", "14.4")
                .containsEntry("causes", "the disk is 99 % full; the CPU is at 97 %")
                .containsEntry("evidence", "gauge.compliance/2@17, gauge.compliance/2@18")
                .containsEntry("fingerprint", "a1")
                .containsEntry("runbook", "https://example.org/latency")
                .containsEntry("summary_", "another one");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        alert.put("value", null);
        alert.put("threshold", null);
        alert.put("suspectedCauses", List.of());
        alert.put("evidence", List.of());

        assertThat(AlertText.annotations(alert)).doesNotContainKeys("value", "threshold", "causes", "evidence");
    }

    private static SuspectedCause cause(String text) {
        return SuspectedCause.newBuilder()
                .setKind(CauseKind.CPU_SATURATED)
                .setText(text)
                .build();
    }
}
