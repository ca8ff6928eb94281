package io.swarmgauge.producers.transfers;

import io.swarmgauge.producers.checkpoint.SavedState;
import io.swarmgauge.producers.checkpoint.StateWriter;
import io.swarmgauge.schema.agent.IntervalState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rolls events up by setup and by the flush interval of the event's own time. Not for several threads at once: whoever
 * takes lines holds the agent's one lock, which is cheaper than one here besides.
 */
public final class TransferRecorder {

    private static final String PREFIX = "interval/";

    private static final Comparator<IntervalTally> BY_TIME =
            Comparator.comparingLong(IntervalTally::start).thenComparing(IntervalTally::setup);

    private final FlushRule rule;
    private final Map<String, OpenIntervals> setups = new HashMap<>();
    private final List<IntervalTally> single = new ArrayList<>();

    /** Keys of intervals that were written down and have been handed over since. */
    private final Set<String> handedOver = new HashSet<>();

    public TransferRecorder(FlushRule rule) {
        this.rule = rule;
    }

    public void upload(String setup, int index, int size, String peer, long at) {
        tally(setup, at).upload(index, size, peer);
    }

    public void download(String setup, int index, int size, String peer, long at) {
        tally(setup, at).download(index, size, peer);
    }

    public void request(String setup, long at) {
        tally(setup, at).request();
    }

    /** Hands over every interval that ended by then, oldest first. An event that comes later opens its interval anew. */
    public List<IntervalTally> drain(long until) {
        List<IntervalTally> drained = new ArrayList<>(single);
        single.clear();
        for (Iterator<OpenIntervals> open = setups.values().iterator(); open.hasNext(); ) {
            OpenIntervals intervals = open.next();
            intervals.drain(until, drained);
            if (intervals.isEmpty()) {
                open.remove();
            }
        }
        drained.forEach(tally -> handedOver.add(key(tally)));
        drained.sort(BY_TIME);
        return drained;
    }

    /** Hands over everything, open intervals too. */
    public List<IntervalTally> drainAll() {
        return drain(Long.MAX_VALUE);
    }

    /** Takes up the intervals that were open before a restart. */
    public void restore(SavedState state) {
        state.under(PREFIX, IntervalState.class)
                .forEach(saved -> setups.computeIfAbsent(saved.getSetup(), name -> new OpenIntervals(name, rule))
                        .restore(IntervalTally.of(saved)));
    }

    /** Writes down the open intervals, as far as they changed, and that those which were handed over are open no longer. */
    public void save(StateWriter state) {
        handedOver.forEach(state::remove);
        handedOver.clear();
        for (OpenIntervals open : setups.values()) {
            for (IntervalTally tally : open.all()) {
                if (tally.mustBeSaved()) {
                    state.put(key(tally), tally.state());
                }
            }
        }
    }

    private static String key(IntervalTally tally) {
        return PREFIX + tally.start() + '/' + tally.setup();
    }

    private IntervalTally tally(String setup, long at) {
        if (rule.eachEvent()) {
            IntervalTally tally = new IntervalTally(setup, at, at + 1);
            single.add(tally);
            return tally;
        }
        OpenIntervals intervals = setups.get(setup);
        if (intervals == null) {
            intervals = new OpenIntervals(setup, rule);
            setups.put(setup, intervals);
        }
        return intervals.at(at);
    }
}
