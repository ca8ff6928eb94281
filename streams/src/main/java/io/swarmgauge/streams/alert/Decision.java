package io.swarmgauge.streams.alert;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.streams.state.alert.AlertEpisode;
import java.util.Optional;

/** What is remembered of an episode from now on, and what is said about it, if anything. */
record Decision(AlertEpisode episode, Optional<Alert> statement) {

    static Decision silent(AlertEpisode episode) {
        return new Decision(episode, Optional.empty());
    }

    static Decision saying(AlertEpisode episode, Alert statement) {
        return new Decision(episode, Optional.of(statement));
    }
}
