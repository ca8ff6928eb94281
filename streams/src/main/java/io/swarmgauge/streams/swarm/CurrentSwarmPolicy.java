package io.swarmgauge.streams.swarm;

import io.swarmgauge.schema.gauge.Busyness;
import io.swarmgauge.schema.gauge.Health;
import io.swarmgauge.schema.gauge.SwarmState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The swarm as its latest windows show it. Windows are corrected in any order, and the state must never go back in time:
 * a revision counts when it is one of the latest window, and not when it is one of an older.
 */
final class CurrentSwarmPolicy {

    /** The state with the findings in it; nothing when they change nothing. */
    Optional<SwarmState> with(@Nullable SwarmState kept, SwarmFindings findings) {
        SwarmState before = kept == null ? new SwarmState(findings.setupId(), null, null) : kept;
        SwarmState after = new SwarmState(
                findings.setupId(),
                later(before.getBusyness(), findings.busyness()),
                later(before.getHealth(), findings.health()));
        return Optional.of(after).filter(state -> !state.equals(before));
    }

    private static @Nullable Busyness later(@Nullable Busyness kept, Optional<Busyness> found) {
        return found.filter(busyness -> kept == null || busyness.getWindowStart() >= kept.getWindowStart())
                .orElse(kept);
    }

    private static @Nullable Health later(@Nullable Health kept, Optional<Health> found) {
        return found.filter(health -> kept == null || health.getWindowStart() >= kept.getWindowStart())
                .orElse(kept);
    }
}
