package io.swarmgauge.streams.swarm;

import io.swarmgauge.schema.gauge.Busyness;
import io.swarmgauge.schema.gauge.Health;
import io.swarmgauge.streams.kit.Revised;
import java.util.List;
import java.util.Optional;

/** What one window says about the swarm of a setup. */
record SwarmFindings(String setupId, int revision, Optional<Busyness> busyness, Optional<Health> health) {

    List<Revised<Health>> revisedHealth() {
        return health.map(found -> new Revised<>(found, revision)).stream().toList();
    }

    boolean sayAnything() {
        return busyness.isPresent() || health.isPresent();
    }
}
