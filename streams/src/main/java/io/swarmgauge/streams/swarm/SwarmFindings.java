package io.swarmgauge.streams.swarm;

import io.swarmgauge.schema.gauge.Busyness;
import io.swarmgauge.schema.gauge.Health;
import java.util.Optional;

/** What one window says about the swarm of a setup. */
record SwarmFindings(String setupId, Optional<Busyness> busyness, Optional<Health> health) {

    boolean sayAnything() {
        return busyness.isPresent() || health.isPresent();
    }
}
