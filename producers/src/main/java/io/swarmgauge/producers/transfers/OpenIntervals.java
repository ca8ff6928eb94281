package io.swarmgauge.producers.transfers;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One setup's intervals that were not drained yet. */
final class OpenIntervals {

    private final String setup;
    private final FlushRule rule;
    private final Map<Long, IntervalTally> byStart = new HashMap<>();

    /** Nearly every event falls into the same interval as the one before. */
    private @Nullable IntervalTally latest;

    OpenIntervals(String setup, FlushRule rule) {
        this.setup = setup;
        this.rule = rule;
    }

    IntervalTally at(long at) {
        IntervalTally tally = latest;
        if (tally == null || at < tally.start() || at >= tally.end()) {
            tally = byStart.computeIfAbsent(
                    rule.startOf(at), start -> new IntervalTally(setup, start, start + rule.intervalMs()));
            latest = tally;
        }
        return tally;
    }

    void drain(long until, Collection<IntervalTally> drained) {
        byStart.values().removeIf(tally -> tally.end() <= until && drained.add(tally));
        latest = null;
    }

    void restore(IntervalTally tally) {
        byStart.put(tally.start(), tally);
    }

    Collection<IntervalTally> all() {
        return byStart.values();
    }

    boolean isEmpty() {
        return byStart.isEmpty();
    }
}
