package io.swarmgauge.streams.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.gauge.Busyness;
import io.swarmgauge.schema.gauge.Health;
import io.swarmgauge.schema.gauge.SwarmState;
import io.swarmgauge.streams.testkit.Swarm;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CurrentSwarmPolicyTest {

    private final CurrentSwarmPolicy policy = new CurrentSwarmPolicy();

    @Test
    void theFirstWindowIsTheState() {
        assertThat(policy.with(null, saying(busyness(0, 5), null)))
                .contains(new SwarmState(Swarm.SETUP, busyness(0, 5), null));
    }

    @Test
    void aLaterWindowReplacesWhatItSpeaksOfAndLeavesTheRest() {
        SwarmState kept = new SwarmState(Swarm.SETUP, busyness(0, 5), health(0, 7));
        assertThat(policy.with(kept, saying(null, health(60_000, 8))))
                .contains(new SwarmState(Swarm.SETUP, busyness(0, 5), health(60_000, 8)));
    }

    @Test
    void aRevisionOfTheLatestWindowReplacesIt() {
        SwarmState kept = new SwarmState(Swarm.SETUP, busyness(60_000, 5), health(0, 7));
        assertThat(policy.with(kept, saying(busyness(60_000, 6), null)))
                .contains(new SwarmState(Swarm.SETUP, busyness(60_000, 6), health(0, 7)));
    }

    @Test
    void aRevisionOfAnOlderWindowChangesNothing() {
        SwarmState kept = new SwarmState(Swarm.SETUP, busyness(60_000, 5), health(60_000, 7));
        assertThat(policy.with(kept, saying(busyness(0, 9), health(0, 9)))).isEmpty();
    }

    @Test
    void eachHalfGoesByItsOwnLatestWindow() {
        SwarmState kept = new SwarmState(Swarm.SETUP, busyness(120_000, 5), health(0, 7));
        assertThat(policy.with(kept, saying(busyness(60_000, 9), health(60_000, 9))))
                .contains(new SwarmState(Swarm.SETUP, busyness(120_000, 5), health(60_000, 9)));
    }

    @Test
    void theSameWordsAgainAreNotSaidAgain() {
        SwarmState kept = new SwarmState(Swarm.SETUP, busyness(0, 5), health(0, 7));
        assertThat(policy.with(kept, saying(busyness(0, 5), health(0, 7)))).isEmpty();
    }

    private static SwarmFindings saying(@Nullable Busyness busyness, @Nullable Health health) {
        return new SwarmFindings(Swarm.SETUP, 0, Optional.ofNullable(busyness), Optional.ofNullable(health));
    }

    private static Busyness busyness(long start, double perSecond) {
        return new Busyness(start, start + 60_000, perSecond, 1, null, List.of(), null);
    }

    private static Health health(long start, int available) {
        return new Health(start, start + 60_000, 10, 10, available, List.of(), List.of(), 0, 1, null);
    }
}
