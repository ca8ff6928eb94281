package io.swarmgauge.console.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.console.testkit.SampleRecords;
import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import org.junit.jupiter.api.Test;

class AlertsViewTest {

    private static final int MORE_THAN_ARE_KEPT = 600;
    private static final int KEPT = 500;

    private final AlertsView view = new AlertsView();

    @Test
    void anEpisodeThatIsOverStaysToBeSeenUntilTheNextBegins() {
        view.put("a", alert("a", AlertStatus.FIRING, 1));
        view.put("a", alert("a", AlertStatus.RESOLVED, 1));
        assertThat(view.open()).isEmpty();
        assertThat(view.resolved()).hasSize(1);

        view.put("a", alert("a", AlertStatus.FIRING, 2));
        assertThat(view.open()).hasSize(1);
        assertThat(view.resolved()).isEmpty();
    }

    @Test
    void onlyThoseThatWereResolvedLastAreKept() {
        for (int i = MORE_THAN_ARE_KEPT; i > 0; i--) {
            view.put("alert-" + i, alert("alert-" + i, AlertStatus.RESOLVED, i));
        }

        assertThat(view.resolved())
                .hasSize(KEPT)
                .extracting(Alert::getEndsAt)
                .allMatch(end -> end > MORE_THAN_ARE_KEPT - KEPT);
    }

    @Test
    void aTombstoneTakesBothAway() {
        view.put("a", alert("a", AlertStatus.RESOLVED, 1));
        view.put("b", alert("b", AlertStatus.FIRING, 1));

        view.remove("a");
        view.remove("b");

        assertThat(view.open()).isEmpty();
        assertThat(view.resolved()).isEmpty();
    }

    private static Alert alert(String fingerprint, AlertStatus status, long end) {
        Alert alert = SampleRecords.with(SampleRecords.full(Alert.class), "status", status);
        SampleRecords.with(alert, "endsAt", end);
        return SampleRecords.with(alert, "fingerprint", fingerprint);
    }
}
