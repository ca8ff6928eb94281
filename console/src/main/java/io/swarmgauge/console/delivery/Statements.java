package io.swarmgauge.console.delivery;

import io.swarmgauge.console.views.View;
import io.swarmgauge.schema.gauge.Alert;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The last statement about each alert. */
final class Statements implements View<Alert> {

    private final Map<String, Alert> last = new ConcurrentSkipListMap<>();

    @Override
    public void put(String fingerprint, Alert alert) {
        last.put(fingerprint, alert);
    }

    @Override
    public void remove(String fingerprint) {
        last.remove(fingerprint);
    }

    /** Those that a receiver gets, ascending by fingerprint. */
    Collection<Alert> that(AlertFilter filter) {
        return last.values().stream().filter(filter::takes).toList();
    }
}
