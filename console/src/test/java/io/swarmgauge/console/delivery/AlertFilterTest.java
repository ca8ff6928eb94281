package io.swarmgauge.console.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.plan.Severity;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertFilterTest {

    private final Alert alert = Alerts.firing("a1", Alerts.START);

    @Test
    void withoutAnythingNamedAllPass() {
        assertThat(AlertFilter.ALL.takes(alert)).isTrue();
    }

    @Test
    void oneOfTheSeveritiesIsEnough() {
        assertThat(new AlertFilter(Set.of(Severity.INFO, Severity.WARNING), Map.of()).takes(alert))
                .isTrue();
        assertThat(new AlertFilter(Set.of(Severity.CRITICAL), Map.of()).takes(alert))
                .isFalse();
    }

    @Test
    void allOfTheLabelsMustBeThere() {
        assertThat(labels(Map.of("region", "europe", "setup", "setup-1")).takes(alert))
                .isTrue();
        assertThat(labels(Map.of("region", "europe", "setup", "setup-2")).takes(alert))
                .isFalse();
        assertThat(labels(Map.of("interface", "eth0")).takes(alert)).isFalse();
    }

    @Test
    void theRuleCanBeAskedForAsIfItWereALabel() {
        assertThat(labels(Map.of("rule", "latency-high")).takes(alert)).isTrue();
        assertThat(labels(Map.of("rule", "disk-full")).takes(alert)).isFalse();
    }

    private static AlertFilter labels(Map<String, String> labels) {
        return new AlertFilter(Set.of(), labels);
    }
}
