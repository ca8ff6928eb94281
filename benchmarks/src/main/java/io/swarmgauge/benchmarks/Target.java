package io.swarmgauge.benchmarks;

import io.swarmgauge.benchmarks.engine.EngineKind;
import io.swarmgauge.benchmarks.engine.EngineProcess;
import io.swarmgauge.benchmarks.load.Aggregates;
import java.time.Duration;
import java.util.function.Supplier;

/** What every run must come to, and the waiting for it. */
final class Target {

    private static final Duration STALLED = Duration.ofMinutes(3);
    private static final Duration FOR_CORRECTIONS = Duration.ofSeconds(30);

    private final Aggregates expected;
    private final String checksum;
    private final Duration forCorrections;

    Target(Aggregates expected) {
        this(expected, FOR_CORRECTIONS);
    }

    /** @param forCorrections how long after the last change of the sums another is waited for */
    Target(Aggregates expected, Duration forCorrections) {
        this.expected = expected;
        this.forCorrections = forCorrections;
        this.checksum = expected.checksum();
    }

    String checksum() {
        return checksum;
    }

    int windows() {
        return expected.size();
    }

    /**
     * Waits until so many conclusions are there.
     *
     * @param sink what is there by now; waits a little for more
     * @param engine who concludes them; waiting ends when it fails
     */
    void await(Supplier<Aggregates> sink, int windows, EngineProcess engine) {
        int seen = 0;
        long lastProgress = System.nanoTime();
        while (seen < windows) {
            engine.requireWell();
            int now = sink.get().size();
            if (now > seen) {
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > STALLED.toNanos()) {
                throw engine.failure("concludes nothing any more");
            }
            seen = now;
        }
    }

    /** Compares, after all windows are there. Corrections may still come, where an engine was killed. */
    void compare(EngineKind engine, Supplier<Aggregates> sink) {
        Aggregates found = sink.get();
        String last = found.checksum();
        long lastChange = System.nanoTime();
        while (!last.equals(checksum)) {
            if (System.nanoTime() - lastChange > forCorrections.toNanos()) {
                throw new WrongAggregatesException("%s comes to %s, the load adds up to %s. The first differences:%n%s"
                        .formatted(engine, last, checksum, found.differenceFrom(expected)));
            }
            found = sink.get();
            String now = found.checksum();
            if (!now.equals(last)) {
                lastChange = System.nanoTime();
                last = now;
            }
        }
    }
}
