package io.swarmgauge.producers.selfreport;

import io.swarmgauge.producers.publish.Window;
import io.swarmgauge.producers.transfers.IntervalTally;
import io.swarmgauge.schema.node.ReportReason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a hoster claims, and when. It is made of the same tallies as the batches, so that an honest agent's claims equal
 * its batches exactly. For one thread.
 */
public final class ClaimBook {

    private static final long KEPT_MS = 25 * 60 * 60 * 1_000L;

    private record Key(long period, String setup) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byPeriod = Long.compare(period, other.period);
            return byPeriod != 0 ? byPeriod : setup.compareTo(other.setup);
        }
    }

    private final long periodMs;
    private final long startedMs;
    private final TreeMap<Key, PeriodTally> tallies = new TreeMap<>();
    private long claimedUntil = Long.MIN_VALUE;

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
        claimedUntil = Math.max(claimedUntil, until);
        ended.entrySet()
                .removeIf(entry -> entry.getValue().isEmpty() || entry.getKey().period() < until - KEPT_MS);
        return due;
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
        return tallies.computeIfAbsent(new Key(startOf(at), setup), key -> new PeriodTally());
    }

    private long startOf(long at) {
        return at - Math.floorMod(at, periodMs);
    }
}
