package io.swarmgauge.producers.storage;

import io.swarmgauge.producers.schedule.Shuffle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Which chunks of one setup are checked: each once before any is checked again, in an order that is drawn anew each time, so that none is
 * left out for long and none can be foreseen. For one thread.
 */
final class ChunkRotation {

    private final RandomGenerator random;
    private final Deque<Integer> toCome = new ArrayDeque<>();

    ChunkRotation(RandomGenerator random) {
        this.random = random;
    }

    /** As many different chunks as there are, up to the count, in ascending order. */
    List<Integer> next(List<Integer> chunks, int count) {
        Set<Integer> known = new HashSet<>(chunks);
        Set<Integer> chosen = new HashSet<>();
        toCome.retainAll(known);
        take(count, chosen);
        if (chosen.size() < count) {
            toCome.addAll(Shuffle.of(known, random));
            take(count, chosen);
        }
        return chosen.stream().sorted().toList();
    }

    /** From the front; what was chosen already keeps its place in the new order. */
    private void take(int count, Set<Integer> chosen) {
        for (Iterator<Integer> each = toCome.iterator(); each.hasNext() && chosen.size() < count; ) {
            if (chosen.add(each.next())) {
                each.remove();
            }
        }
    }
}
