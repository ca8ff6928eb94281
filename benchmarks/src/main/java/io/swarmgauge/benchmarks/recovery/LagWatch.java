package io.swarmgauge.benchmarks.recovery;

import io.swarmgauge.benchmarks.kafka.ApplicationTopics;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.Map;

/**
 * How many records wait to be taken and committed. While records keep coming some always do, so what counts as nothing is
 * what was seen at most while all was well.
 */
final class LagWatch {

    private static final long PAUSE_NANOS = 250_000_000;

    private final ApplicationTopics topics;
    private final long most;
    private long usual;
    private long calmSince = System.nanoTime();
    private long lookedAt;

    /** @param most how many may wait while all is well */
    LagWatch(ApplicationTopics topics, long most) {
        this.topics = topics;
        this.most = most;
    }

    /** Whether all has been well for so long; looks a few times in a second. */
    boolean isCalmFor(Duration time) {
        if (isTime()) {
            long waiting = waiting();
            usual = waiting > most ? 0 : Math.max(usual, waiting);
            calmSince = waiting > most ? lookedAt : calmSince;
        }
        return System.nanoTime() - calmSince > time.toNanos();
    }

    /** Whether no more wait than while all was well; looks a few times in a second. */
    boolean isUsual() {
        return isTime() && waiting() <= usual;
    }

    private boolean isTime() {
        return System.nanoTime() - lookedAt > PAUSE_NANOS;
    }

    private long waiting() {
        Map<Integer, Long> taken = topics.taken(TopicCatalogue.TRANSFERS);
        Map<Integer, Long> ends = topics.ends(TopicCatalogue.TRANSFERS);
        lookedAt = System.nanoTime();
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - taken.getOrDefault(end.getKey(), 0L)))
                .sum();
    }
}
