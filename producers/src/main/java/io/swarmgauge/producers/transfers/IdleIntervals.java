package io.swarmgauge.producers.transfers;

import io.swarmgauge.producers.checkpoint.SavedState;
import io.swarmgauge.producers.checkpoint.StateWriter;
import io.swarmgauge.schema.agent.IdleState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which intervals must be spoken of although nothing moved: for every setup that is spoken for, one empty tally for each
 * interval without another. It says "I was there", and moves event time on.
 */
public final class IdleIntervals {

    /** After a longer pause, such as a laptop's sleep, the node was not there. */
    private static final int LONGEST_PAUSE = 60;

    private static final String KEY = "idle";

    private record Spoken(String setup, long start) {}

    private final FlushRule rule;
    private long next;
    private boolean unsaved = true;

    public IdleIntervals(FlushRule rule, long startedMs) {
        this.rule = rule;
        this.next = rule.startOf(startedMs);
    }

    /** The empty tallies for intervals that ended by then and were not asked for before. */
    public List<IntervalTally> until(long until, Collection<String> setups, Collection<IntervalTally> drained) {
        Set<Spoken> spoken = new HashSet<>();
        drained.forEach(tally -> spoken.add(new Spoken(tally.setup(), rule.startOf(tally.start()))));
        List<IntervalTally> idle = new ArrayList<>();
        long first = Math.max(next, rule.startOf(until) - LONGEST_PAUSE * rule.intervalMs());
        for (long start = first; start + rule.intervalMs() <= until; start += rule.intervalMs()) {
            for (String setup : setups) {
                if (!spoken.contains(new Spoken(setup, start))) {
                    idle.add(new IntervalTally(setup, start, start + rule.intervalMs()));
                }
            }
            next = start + rule.intervalMs();
            unsaved = true;
        }
        return idle;
    }

    /** Goes on where it stopped before a restart. Only where nothing that the node did meanwhile stays hidden. */
    public void restore(SavedState state) {
        state.under(KEY, IdleState.class).forEach(saved -> next = saved.getNext());
    }

    public void save(StateWriter state) {
        if (unsaved) {
            unsaved = false;
            state.put(KEY, new IdleState(next));
        }
    }
}
