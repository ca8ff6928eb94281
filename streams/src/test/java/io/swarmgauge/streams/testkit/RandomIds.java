package io.swarmgauge.streams.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Node ids as somebody makes them who makes thousands. */
public final class RandomIds {

    private final Random random;

    public RandomIds(long seed) {
        random = new Random(seed);
    }

    public String next() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    /** Another order of the same, each once: for what stands behind the door that takes duplicates away. */
    public static <T> List<T> shuffled(List<T> records, long seed) {
        List<T> result = new ArrayList<>(records);
        Collections.shuffle(result, new Random(seed));
        return result;
    }
}
