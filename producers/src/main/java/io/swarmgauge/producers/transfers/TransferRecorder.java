package io.swarmgauge.producers.transfers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Rolls events up by setup and by the flush interval of the event's own time. Any thread may record or drain. */
public final class TransferRecorder {

    private static final Comparator<IntervalTally> BY_TIME =
            Comparator.comparingLong(IntervalTally::start).thenComparing(IntervalTally::setup);

    private final FlushRule rule;
    private final Map<String, OpenIntervals> setups = new HashMap<>();
    private final List<IntervalTally> single = new ArrayList<>();

    public TransferRecorder(FlushRule rule) {
        this.rule = rule;
    }

    public synchronized void upload(String setup, int index, int size, String peer, long at) {
        tally(setup, at).upload(index, size, peer);
    }

    public synchronized void download(String setup, int index, int size, String peer, long at) {
        tally(setup, at).download(index, size, peer);
    }

    public synchronized void request(String setup, long at) {
        tally(setup, at).request();
    }

    /** Hands over every interval that ended by then, oldest first. An event that comes later opens its interval anew. */
    public synchronized List<IntervalTally> drain(long until) {
        List<IntervalTally> drained = new ArrayList<>(single);
        single.clear();
        for (Iterator<OpenIntervals> open = setups.values().iterator(); open.hasNext(); ) {
            OpenIntervals intervals = open.next();
            intervals.drain(until, drained);
            if (intervals.isEmpty()) {
                open.remove();
            }
        }
        drained.sort(BY_TIME);
        return drained;
    }

    /** Hands over everything, open intervals too. */
    public List<IntervalTally> drainAll() {
        return drain(Long.MAX_VALUE);
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
