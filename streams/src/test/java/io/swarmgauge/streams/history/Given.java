package io.swarmgauge.streams.history;

import io.swarmgauge.schema.gauge.Performance;
import io.swarmgauge.schema.gauge.RankedHoster;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.streams.testkit.Swarm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rankings in which Alice has a place. */
final class Given {

    static final long MINUTE = 60_000;

    private Given() {}

    static Ranking latency(long start, int revision, @Nullable Integer rank) {
        return ranking(Swarm.SETUP, Performance.LATENCY, start, revision, rank);
    }

    static Ranking ranking(String setup, Performance performance, long start, int revision, @Nullable Integer rank) {
        return ranking(setup, performance, start, revision, rank, null);
    }

    static Ranking ranking(
            String setup,
            Performance performance,
            long start,
            int revision,
            @Nullable Integer rank,
            @Nullable String region) {
        List<RankedHoster> hosters = List.of(new RankedHoster(Swarm.ALICE, rank, null, null, null, 0, 0));
        return new Ranking(setup, performance, start, start + MINUTE, revision, hosters, region, null);
    }
}
