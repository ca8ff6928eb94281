package io.swarmgauge.streams.alert.cause;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.SuspectedCause;
import java.util.List;

/** Finds what may be behind an alert that fires. */
interface CausePolicy<C> {

    /**
     * What may be behind the alert, strongest first.
     *
     * @param kept how things stood before it fired, as far as it is kept, ascending by start
     */
    List<SuspectedCause> causes(Alert firing, List<C> kept);
}
