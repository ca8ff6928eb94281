package io.swarmgauge.local.swarm;

import java.util.List;
import java.util.random.RandomGenerator;

/** Uneven demand: the chunk at place k of a list is asked for in proportion to 1 / k (Zipf's law with exponent 1). */
record ZipfDemand(List<Integer> indexes) {

    int next(RandomGenerator random) {
        double total = 0;
        for (int place = 1; place <= indexes.size(); place++) {
            total += 1.0 / place;
        }
        double left = random.nextDouble() * total;
        for (int place = 1; place < indexes.size(); place++) {
            left -= 1.0 / place;
            if (left < 0) {
                return indexes.get(place - 1);
            }
        }
        return indexes.get(indexes.size() - 1);
    }
}
