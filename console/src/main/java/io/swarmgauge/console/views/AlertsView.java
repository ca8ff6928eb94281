package io.swarmgauge.console.views;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The alerts that are open, and those that were resolved last. */
public final class AlertsView implements View<Alert> {

    private static final int MOST_RESOLVED = 500;

    private static final Comparator<Alert> BY_END =
            Comparator.comparingLong(AlertsView::endOf).thenComparing(Alert::getFingerprint);

    private final ConcurrentNavigableMap<String, Alert> open = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<String, Alert> resolved = new ConcurrentSkipListMap<>();
    private final NavigableSet<Alert> byEnd = new TreeSet<>(BY_END);

    @Override
    public void put(String fingerprint, Alert alert) {
        remove(fingerprint);
        if (alert.getStatus() == AlertStatus.FIRING) {
            open.put(fingerprint, alert);
            return;
        }
        resolved.put(fingerprint, alert);
        byEnd.add(alert);
        if (byEnd.size() > MOST_RESOLVED) {
            resolved.remove(Objects.requireNonNull(byEnd.pollFirst()).getFingerprint());
        }
    }

    @Override
    public void remove(String fingerprint) {
        open.remove(fingerprint);
        Alert former = resolved.remove(fingerprint);
        if (former != null) {
            byEnd.remove(former);
        }
    }

    /** All that are open, ascending by fingerprint. */
    public Collection<Alert> open() {
        return Collections.unmodifiableCollection(open.values());
    }

    /** Those that were resolved last, ascending by fingerprint: for each the end of its last episode. */
    public Collection<Alert> resolved() {
        return Collections.unmodifiableCollection(resolved.values());
    }

    private static long endOf(Alert alert) {
        return alert.getEndsAt() == null ? alert.getStartsAt() : alert.getEndsAt();
    }
}
