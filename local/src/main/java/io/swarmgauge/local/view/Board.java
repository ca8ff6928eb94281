package io.swarmgauge.local.view;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.schema.gauge.AttestorStanding;
import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.gauge.HosterRatings;
import io.swarmgauge.schema.gauge.PayAlignment;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.gauge.SelfReportVerdicts;
import io.swarmgauge.schema.gauge.SwarmState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the gauge topics say at the moment: a page of the newest conclusions. Windows before the run's start do not count. */
public final class Board {

    private final long since;
    private final Map<String, SetupBoard> setups = new TreeMap<>();
    private final Map<String, HosterRatings> ratings = new TreeMap<>();
    private final Map<String, AttestorStanding> attestors = new TreeMap<>();
    private final Map<String, Alert> openAlerts = new LinkedHashMap<>();
    private final List<Alert> firedAlerts = new ArrayList<>();
    private long conclusions;

    /** @param since start of the run, epoch milliseconds */
    public Board(long since) {
        this.since = since;
    }

    /** Takes one record of any gauge topic. */
    public synchronized void add(Object conclusion) {
        conclusions++;
        if (conclusion instanceof BandwidthWindow window && window.getWindowStart() >= since) {
            setup(window.getSetupId()).add(window);
        } else if (conclusion instanceof SelfReportVerdicts verdicts && verdicts.getWindowStart() >= since) {
            setup(verdicts.getSetupId()).add(verdicts);
        } else if (conclusion instanceof Ranking ranking && ranking.getWindowStart() >= since) {
            setup(ranking.getSetupId()).add(ranking);
        } else if (conclusion instanceof PayAlignment alignment && alignment.getWindowStart() >= since) {
            setup(alignment.getSetupId()).add(alignment);
        } else if (conclusion instanceof SwarmState state) {
            setup(state.getSetupId()).add(state);
        } else if (conclusion instanceof HosterRatings rated && rated.getAsOf() >= since) {
            ratings.put(rated.getHosterId(), rated);
        } else if (conclusion instanceof AttestorStanding standing && standing.getAsOf() >= since) {
            attestors.put(standing.getAttestorId(), standing);
        } else if (conclusion instanceof Alert alert) {
            add(alert);
        }
    }

    public synchronized Map<String, SetupBoard> setups() {
        return new TreeMap<>(setups);
    }

    /** The last ratings of a hoster. */
    public synchronized Optional<HosterRatings> ratings(String hosterId) {
        return Optional.ofNullable(ratings.get(hosterId));
    }

    /** The attestors that were heard of in the run, by id. */
    public synchronized List<AttestorStanding> attestors() {
        return List.copyOf(attestors.values());
    }

    public synchronized List<Alert> openAlerts() {
        return List.copyOf(openAlerts.values());
    }

    /** Alerts that began to fire during the run. */
    public synchronized List<Alert> firedAlerts() {
        return List.copyOf(firedAlerts);
    }

    /** Records taken so far. */
    public synchronized long conclusions() {
        return conclusions;
    }

    private void add(Alert alert) {
        if (alert.getStatus() == AlertStatus.FIRING) {
            openAlerts.put(alert.getFingerprint(), alert);
            if (alert.getStartsAt() >= since) {
                firedAlerts.add(alert);
            }
        } else {
            openAlerts.remove(alert.getFingerprint());
        }
    }

    private SetupBoard setup(String id) {
        return setups.computeIfAbsent(id, key -> new SetupBoard());
    }
}
