package io.swarmgauge.benchmarks.measure;

import java.util.stream.IntStream;

/** A fixed piece of work for all processors at once: it takes longer when they are not ours alone. */
public final class Calibration {

    private static final int STEPS = 60_000_000;

    private Calibration() {}

    /** Seconds that the work takes now. */
    public static double seconds() {
        long begin = System.nanoTime();
        Thread[] threads = IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .mapToObj(processor -> new Thread(() -> work(processor + 1), "calibration-" + processor))
                .toArray(Thread[]::new);
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Marsaglia's xorshift: each step needs the one before, so that no compiler shortens it. */
    private static void work(long seed) {
        long x = seed;
        for (int step = 0; step < STEPS; step++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        if (x == 0) {
            throw new IllegalStateException("xorshift never comes to 0");
        }
    }
}
