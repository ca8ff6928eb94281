package io.swarmgauge.producers.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Which chunks a hoster is asked for: any of them alike, so that it cannot keep only some. */
record ChunkChoice(int count, RandomGenerator random) {

    /** As many different chunks as there are, up to the count, in ascending order. */
    List<Integer> from(List<Integer> chunks) {
        List<Integer> left = new ArrayList<>(chunks);
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < count && !left.isEmpty()) {
            int last = left.size() - 1;
            int pick = random.nextInt(left.size());
            chosen.add(left.get(pick));
            left.set(pick, left.get(last));
            left.remove(last);
        }
        chosen.sort(null);
        return chosen;
    }
}
