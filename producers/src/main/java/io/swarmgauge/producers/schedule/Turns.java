package io.swarmgauge.producers.schedule;

import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Whose turn it is where only one may have it at a time: targets become due in random rounds and then wait in line. Whoever
 * waits when its next turn comes waits once. For one thread.
 */
public final class Turns<T> {

    private final Optional<RandomRounds<String>> rounds;
    private final Function<T, String> id;
    private final Set<String> waiting = new LinkedHashSet<>();

    /**
     * Turns in rounds.
     *
     * @param every how long a round is; empty where nobody ever has a turn
     * @param id what a target is known by while it waits, since what else it holds may change
     */
    public Turns(Optional<Duration> every, RandomGenerator random, Function<T, String> id) {
        this.rounds = every.map(span -> new RandomRounds<>(span.toMillis(), random));
        this.id = id;
    }

    /** Notes who became due. To be called often, also while somebody has the turn. */
    public void pass(long now, Collection<T> targets) {
        rounds.ifPresent(
                line -> waiting.addAll(line.due(now, targets.stream().map(id).toList())));
    }

    /** Takes the first of the line who is ready; whoever is no target any more leaves it. */
    public Optional<T> next(Collection<T> targets, Predicate<T> isReady) {
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Map<String, T> known = targets.stream().collect(Collectors.toMap(id, Function.identity()));
        waiting.retainAll(known.keySet());
        for (Iterator<String> line = waiting.iterator(); line.hasNext(); ) {
            T first = known.get(line.next());
            if (first != null && isReady.test(first)) {
                line.remove();
                return Optional.of(first);
            }
        }
        return Optional.empty();
    }
}
