package io.swarmgauge.producers.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * When each target has its turn: once in every round, at a moment it cannot foresee, and never all at once. Each target has
 * a part of the round to itself, drawn anew in each round, and a random moment within it. Moments between the last question of a
 * round and its end belong to the round still: they are handed out first, before any of the next round. For one thread.
 */
public final class RandomRounds<T> {

    private record Due<T>(long at, T target) {}

    private final long everyMs;
    private final RandomGenerator random;
    private final Deque<Due<T>> round = new ArrayDeque<>();
    private long roundEnd = Long.MIN_VALUE;
    private boolean nobodyWasKnown;

    public RandomRounds(long everyMs, RandomGenerator random) {
        this.everyMs = everyMs;
        this.random = random;
    }

    /** The targets whose moment has come. The targets of a round are those that are known when it begins. */
    public List<T> due(long now, Collection<T> targets) {
        List<T> due = new ArrayList<>();
        if (now >= roundEnd || nobodyWasKnown) {
            round.forEach(left -> due.add(left.target()));
            plan(now, targets);
            return due;
        }
        while (!round.isEmpty() && round.element().at() <= now) {
            due.add(round.remove().target());
        }
        return due;
    }

    private void plan(long now, Collection<T> targets) {
        roundEnd = now - Math.floorMod(now, everyMs) + everyMs;
        nobodyWasKnown = targets.isEmpty();
        List<T> order = Shuffle.of(targets, random);
        double part = (double) (roundEnd - now) / Math.max(1, order.size());
        round.clear();
        for (int i = 0; i < order.size(); i++) {
            round.add(new Due<>(now + (long) ((i + random.nextDouble()) * part), order.get(i)));
        }
    }
}
