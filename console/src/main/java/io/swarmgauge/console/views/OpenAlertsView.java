package io.swarmgauge.console.views;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import java.util.Collection;
import java.util.Collections;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The alerts that are open. */
public final class OpenAlertsView implements View<Alert> {

    private final ConcurrentNavigableMap<String, Alert> open = new ConcurrentSkipListMap<>();

    @Override
    public void put(String fingerprint, Alert alert) {
        if (alert.getStatus() == AlertStatus.FIRING) {
            open.put(fingerprint, alert);
        } else {
            open.remove(fingerprint);
        }
    }

    @Override
    public void remove(String fingerprint) {
        open.remove(fingerprint);
    }

    /** All that are open, ascending by fingerprint. */
    public Collection<Alert> all() {
        return Collections.unmodifiableCollection(open.values());
    }
}
