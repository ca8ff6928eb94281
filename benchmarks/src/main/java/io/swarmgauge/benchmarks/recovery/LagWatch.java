package io.swarmgauge.benchmarks.recovery;

import io.swarmgauge.benchmarks.kafka.ApplicationTopics;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.Map;

/**
 * Whether anything waits: while records keep coming, nothing does when all is taken and committed that was on the topic
 * at the look before.
 */
final class LagWatch {

    private static final long PAUSE_NANOS = 250_000_000;

    private final ApplicationTopics topics;
    private Map<Integer, Long> ends;
    private long lookedAt = System.nanoTime();

    LagWatch(ApplicationTopics topics) {
        this.topics = topics;
        this.ends = topics.ends(TopicCatalogue.TRANSFERS);
    }

    /** Looks, when the last look is a quarter of a second ago. */
    boolean isZero() {
        if (System.nanoTime() - lookedAt < PAUSE_NANOS) {
            return false;
        }
        Map<Integer, Long> taken = topics.taken(TopicCatalogue.TRANSFERS);
        boolean zero = ends.entrySet().stream().allMatch(end -> taken.getOrDefault(end.getKey(), 0L) >= end.getValue());
        ends = topics.ends(TopicCatalogue.TRANSFERS);
        lookedAt = System.nanoTime();
        return zero;
    }
}
