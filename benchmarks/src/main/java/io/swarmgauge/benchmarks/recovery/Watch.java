package io.swarmgauge.benchmarks.recovery;

import io.swarmgauge.benchmarks.recovery.Results.Result;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What happens after a kill, and when. */
final class Watch {

    private static final double NANOS = 1e9;

    private final SteadyLoad load;
    private final Set<Integer> share;
    private final long killedMoment;
    private final long killedAt = System.nanoTime();
    private final Map<Integer, Long> firsts = new HashMap<>();
    private long lagZeroAt;

    private Watch(SteadyLoad load, Set<Integer> share) {
        this.load = load;
        this.share = share;
        this.killedMoment = load.now();
    }

    /** @param share partitions that the killed one works on */
    static Watch kill(Cluster cluster, SteadyLoad load, Set<Integer> share) {
        Watch watch = new Watch(load, Set.copyOf(share));
        cluster.kill();
        return watch;
    }

    /** That it is right was made sure of before. It counts when it knows of a record that came after the kill. */
    void see(Result result) {
        if (share.contains(result.partition()) && load.wasToldAfter(result.setup(), result.chunks(), killedMoment)) {
            firsts.putIfAbsent(result.partition(), System.nanoTime());
        }
    }

    /** Before all partitions are at work again, few waiting means that few came. */
    void lag(boolean usual) {
        if (usual && lagZeroAt == 0 && firsts.size() == share.size()) {
            lagZeroAt = System.nanoTime();
        }
    }

    boolean isOver() {
        return lagZeroAt != 0;
    }

    Recovered recovered(Scenario scenario, int keys) {
        return new Recovered(
                scenario,
                scenario.words(),
                keys,
                share.size(),
                firsts.values().stream().mapToDouble(this::seconds).min().orElseThrow(),
                firsts.values().stream().mapToDouble(this::seconds).max().orElseThrow(),
                seconds(lagZeroAt),
                scenario.goalSeconds());
    }

    private double seconds(long nanos) {
        return (nanos - killedAt) / NANOS;
    }
}
