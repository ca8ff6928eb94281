package io.swarmgauge.producers.benchmark;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * When each hoster is asked: once in every round, at a moment it cannot foresee, and never all at once. Each target has
 * a part of the round to itself, drawn anew in each round, and a random moment within it.
 */
final class ProbeSchedule {

    private record Due(long at, ProbeTarget target) {}

    private final long everyMs;
    private final RandomGenerator random;
    private final Deque<Due> round = new ArrayDeque<>();
    private long roundEnd = Long.MIN_VALUE;
    private boolean nobodyWasKnown;

    ProbeSchedule(long everyMs, RandomGenerator random) {
        this.everyMs = everyMs;
        this.random = random;
    }

    /** The targets whose moment has come. The targets of a round are those that are known when it begins. */
    List<ProbeTarget> due(long now, Collection<ProbeTarget> targets) {
        if (now >= roundEnd || nobodyWasKnown) {
            plan(now, targets);
        }
        List<ProbeTarget> due = new ArrayList<>();
        while (!round.isEmpty() && round.element().at() <= now) {
            due.add(round.remove().target());
        }
        return due;
    }

    private void plan(long now, Collection<ProbeTarget> targets) {
        roundEnd = now - Math.floorMod(now, everyMs) + everyMs;
        nobodyWasKnown = targets.isEmpty();
        List<ProbeTarget> order = shuffled(targets);
        double part = (double) (roundEnd - now) / Math.max(1, order.size());
        round.clear();
        for (int i = 0; i < order.size(); i++) {
            round.add(new Due(now + (long) ((i + random.nextDouble()) * part), order.get(i)));
        }
    }

    private List<ProbeTarget> shuffled(Collection<ProbeTarget> targets) {
        List<ProbeTarget> order = new ArrayList<>(targets);
        for (int i = order.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            ProbeTarget moved = order.set(other, order.get(i));
            order.set(i, moved);
        }
        return order;
    }
}
