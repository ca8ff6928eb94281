package io.swarmgauge.producers.selfreport;

import io.swarmgauge.producers.checkpoint.SavedState;
import io.swarmgauge.producers.checkpoint.StateWriter;
import io.swarmgauge.producers.publish.Window;
import io.swarmgauge.producers.transfers.IntervalTally;
import io.swarmgauge.schema.agent.ClaimsState;
import io.swarmgauge.schema.agent.PeriodState;
import io.swarmgauge.schema.node.ReportReason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a hoster claims, and when. It is made of the same tallies as the batches, so that an honest agent's claims equal
 * its batches exactly. For one thread.
 */
public final class ClaimBook {

    private static final long KEPT_MS = 25 * 60 * 60 * 1_000L;

    private static final String KEY = "claims";
    private static final String PREFIX = "period/";

    private record Key(long period, String setup) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byPeriod = Long.compare(period, other.period);
            return byPeriod != 0 ? byPeriod : setup.compareTo(other.setup);
        }

        private String text() {
            return PREFIX + period + '/' + setup;
        }
    }

    private final long periodMs;
    private final TreeMap<Key, PeriodTally> tallies = new TreeMap<>();
    private final Set<Key> forgotten = new HashSet<>();
    private long startedMs;
    private long claimedUntil = Long.MIN_VALUE;
    private boolean unsaved = true;

    public ClaimBook(long periodMs, long startedMs) {
        this.periodMs = periodMs;
        this.startedMs = startedMs;
    }

    public void add(IntervalTally interval) {
        tally(interval.setup(), interval.start()).add(interval);
    }

    /** The claims for periods that ended by then, oldest first: those never made, and those that changed since. */
    public List<Claim> due(long until) {
        Map<Key, PeriodTally> ended = tallies.headMap(new Key(until - periodMs + 1, ""));
        List<Claim> due = new ArrayList<>();
        ended.forEach((key, tally) -> {
            if (tally.mustBeClaimed()) {
                due.add(claim(key, tally, key.period() + periodMs, ReportReason.PERIODIC));
                tally.claimed();
            }
        });
        unsaved |= !due.isEmpty();
        claimedUntil = Math.max(claimedUntil, until);
        ended.entrySet()
                .removeIf(entry -> (entry.getValue().isEmpty() || entry.getKey().period() < until - KEPT_MS)
                        && forgotten.add(entry.getKey()));
        return due;
    }

    /**
     * Takes up the claims that were under way before a restart.
     *
     * @param nothingHidden whether the agent learns all that the node did meanwhile, so that its claims may cover it
     */
    public void restore(SavedState state, boolean nothingHidden) {
        state.under(PREFIX, PeriodState.class)
                .forEach(saved -> tallies.put(new Key(saved.getPeriod(), saved.getSetup()), PeriodTally.of(saved)));
        state.under(KEY, ClaimsState.class).forEach(saved -> {
            claimedUntil = saved.getClaimedUntil();
            startedMs = nothingHidden ? Math.min(startedMs, saved.getStartedMs()) : startedMs;
        });
    }

    /** Writes down what changed. */
    public void save(StateWriter state) {
        forgotten.forEach(key -> state.remove(key.text()));
        forgotten.clear();
        tallies.forEach((key, tally) -> {
            if (tally.mustBeSaved()) {
                state.put(key.text(), tally.state(key.setup(), key.period()));
            }
        });
        if (unsaved) {
            unsaved = false;
            state.put(KEY, new ClaimsState(startedMs, claimedUntil));
        }
    }

    /** The claims for the present period as far as it went, for these setups. */
    public List<Claim> now(Collection<String> setups, long now, ReportReason reason) {
        long period = startOf(now);
        return setups.stream()
                .map(setup -> claim(new Key(period, setup), tally(setup, now), now, reason))
                .toList();
    }

    /** The claims that are still to be made at the agent's end, for the present period as far as it went. */
    public List<Claim> last(long now) {
        List<Claim> last = new ArrayList<>(due(now));
        tallies.forEach((key, tally) -> {
            if (tally.mustBeClaimed()) {
                last.add(claim(key, tally, Math.max(key.period(), now), ReportReason.PERIODIC));
                tally.claimed();
            }
        });
        return last;
    }

    private Claim claim(Key key, PeriodTally tally, long coveredUntil, ReportReason reason) {
        long end = key.period() + periodMs;
        long coveredFrom = startedMs < end ? Math.max(key.period(), startedMs) : key.period();
        return Claim.of(
                tally,
                key.setup(),
                new Window(key.period(), end),
                new Window(Math.min(coveredFrom, coveredUntil), coveredUntil),
                reason,
                end <= claimedUntil);
    }

    private PeriodTally tally(String setup, long at) {
        return tallies.computeIfAbsent(new Key(startOf(at), setup), key -> {
            forgotten.remove(key);
            return new PeriodTally();
        });
    }

    private long startOf(long at) {
        return at - Math.floorMod(at, periodMs);
    }
}
