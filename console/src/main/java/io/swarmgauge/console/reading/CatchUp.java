package io.swarmgauge.console.reading;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What must have been read before the views are complete: each partition up to the end that was first seen. */
final class CatchUp {

    private final Map<TopicPartition, Long> targets = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    /** The partitions end here now. */
    void endsAt(Map<TopicPartition, Long> now) {
        now.forEach(targets::putIfAbsent);
        ends.putAll(now);
    }

    boolean isReachedBy(Map<TopicPartition, Long> positions) {
        return !targets.isEmpty()
                && targets.entrySet().stream()
                        .allMatch(target -> positions.getOrDefault(target.getKey(), 0L) >= target.getValue());
    }

    long behind(Map<TopicPartition, Long> positions) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L)))
                .sum();
    }
}
