package io.swarmgauge.producers.schedule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;

/** A random order. {@code Collections.shuffle} takes no {@code RandomGenerator} before Java 21. */
public final class Shuffle {

    private Shuffle() {}

    /** The same elements, in each order as likely (Fisher and Yates; Knuth, TAOCP 3.4.2, algorithm P). */
    public static <T> List<T> of(Collection<T> elements, RandomGenerator random) {
        List<T> order = new ArrayList<>(elements);
        for (int i = order.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            T moved = order.set(other, order.get(i));
            order.set(i, moved);
        }
        return order;
    }
}
