package io.swarmgauge.console.qualification;

import java.util.Locale;

/** What a reason is about. */
public enum ReasonCode {
    REGISTRATION,
    PRESENCE,
    TIME,
    STORAGE,
    REGION,
    RELIABILITY,
    QUALITY,
    AVAILABILITY,
    LATENCY,
    SPEED,
    BANDWIDTH,
    INSUFFICIENT_EVIDENCE;

    /** As it stands in a sentence. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
