package io.swarmgauge.console.delivery;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What one Alertmanager has to hear now. It keeps an alert open only while it hears of it again and again, and forgets everything
 * when it starts without its data. What is over is repeated for a while too, as Prometheus does, so that an Alertmanager that was away still
 * hears of it. Time is a parameter; not for several threads.
 */
final class ResendPolicy {

    /** An alert to send, under the labels by which the Alertmanager knows it. */
    record Due(Alert alert, SortedMap<String, String> labels) {}

    private record Said(Alert alert, SortedMap<String, String> labels, Instant first, Instant last) {}

    /** An open alert counts as over when so many times in a row nothing is heard of it: Prometheus' figure. */
    static final int MISSED = 4;

    private static final Duration REPEAT_RESOLVED = Duration.ofMinutes(15);

    /** What ended earlier and was never told by this process the Alertmanager has ended by itself long ago. */
    private static final Duration OLD = Duration.ofHours(1);

    private final Duration interval;
    private final Map<String, Said> said = new HashMap<>();

    ResendPolicy(Duration interval) {
        this.interval = interval;
    }

    /** How long an open alert stays valid when it is told now. */
    Instant validUntil(Instant now) {
        return now.plus(interval.multipliedBy(MISSED));
    }

    /** What has to be sent now, of the last statement about each alert. */
    List<Due> due(Collection<Alert> statements, Instant now) {
        Set<String> present = new HashSet<>();
        List<Due> due = new ArrayList<>();
        for (Alert alert : statements) {
            present.add(alert.getFingerprint());
            Said before = said.get(alert.getFingerprint());
            if (isDue(alert, before, now)) {
                due.add(new Due(alert, labels(alert, before)));
            }
        }
        said.keySet().retainAll(present);
        return due;
    }

    /** These have arrived. */
    void sent(Collection<Due> arrived, Instant now) {
        for (Due due : arrived) {
            Alert alert = due.alert();
            Said before = said.get(alert.getFingerprint());
            Instant first = before != null && isSame(before.alert(), alert) ? before.first() : now;
            said.put(alert.getFingerprint(), new Said(alert, due.labels(), first, now));
        }
    }

    private boolean isDue(Alert alert, @Nullable Said before, Instant now) {
        boolean isOpen = alert.getStatus() == AlertStatus.FIRING;
        if (before == null) {
            return isOpen || endOf(alert).isAfter(now.minus(OLD));
        }
        if (!isSame(before.alert(), alert)) {
            return true;
        }
        boolean isTime = !now.isBefore(before.last().plus(interval));
        return isTime && (isOpen || now.isBefore(before.first().plus(REPEAT_RESOLVED)));
    }

    /** An alert ends under the labels under which it began, even if its rule has another severity by then. */
    private static SortedMap<String, String> labels(Alert alert, @Nullable Said before) {
        boolean isTheEnd = alert.getStatus() != AlertStatus.FIRING;
        return isTheEnd && before != null && before.alert().getStartsAt() == alert.getStartsAt()
                ? before.labels()
                : AlertText.labels(alert);
    }

    private static boolean isSame(Alert one, Alert other) {
        return one.getStatus() == other.getStatus() && one.getStartsAt() == other.getStartsAt();
    }

    private static Instant endOf(Alert alert) {
        return Instant.ofEpochMilli(Objects.requireNonNullElse(alert.getEndsAt(), Long.MIN_VALUE));
    }
}
