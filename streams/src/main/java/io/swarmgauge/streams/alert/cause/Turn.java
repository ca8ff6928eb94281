package io.swarmgauge.streams.alert.cause;

import io.swarmgauge.schema.gauge.Alert;

/** A statement about an alert that may be overtaken on its way: when it was made, and when it is ready to be published. */
sealed interface Turn {

    Alert alert();

    /** The statement as it was made, in its place among those of its fingerprint. */
    record Made(Alert alert) implements Turn {}

    /** The same statement with its causes. */
    record Ready(Alert alert) implements Turn {}
}
