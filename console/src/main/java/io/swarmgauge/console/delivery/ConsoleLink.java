package io.swarmgauge.console.delivery;

import io.swarmgauge.schema.gauge.Alert;

/**
 * Where a person can look at an alert.
 *
 * @param base the console's address as people reach it, without a slash at its end; empty when there is none to name
 */
record ConsoleLink(String base) {

    /** The console's page of alerts; fingerprints are hex digits and need no escapes. */
    private static final String ALERTS = "/#/alerts?fingerprint=";

    /** The page of the alert; empty when no console is named. */
    String to(Alert alert) {
        return base.isEmpty() ? "" : base + ALERTS + alert.getFingerprint();
    }
}
