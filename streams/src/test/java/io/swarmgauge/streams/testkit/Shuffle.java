package io.swarmgauge.streams.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The same records as another day might have brought them: in any order, some more than once. */
public final class Shuffle {

    private Shuffle() {}

    public static <T> List<T> of(List<T> records, long seed) {
        Random random = new Random(seed);
        List<T> shuffled = new ArrayList<>(records);
        for (T record : records) {
            if (random.nextInt(3) == 0) {
                shuffled.add(record);
            }
        }
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
