package io.swarmgauge.console.log;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a stretch begins and ends, in offsets.
 *
 * @param starts first offset of each partition that is in it
 * @param ends first offset of each partition that is behind it
 * @param beginnings first offset of each partition that the cluster still keeps
 */
public record Bounds(
        Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> beginnings) {

    public Bounds {
        starts = Map.copyOf(starts);
        ends = Map.copyOf(ends);
        beginnings = Map.copyOf(beginnings);
    }

    public long start(TopicPartition partition) {
        return starts.getOrDefault(partition, 0L);
    }

    public long end(TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    /** Whether the cluster has deleted records that might have been in the stretch. */
    public boolean mayBeCutOff() {
        return starts.keySet().stream()
                .anyMatch(partition -> beginnings.getOrDefault(partition, 0L) > 0
                        && start(partition) <= beginnings.getOrDefault(partition, 0L));
    }

    /** The partitions with anything in them. */
    public List<TopicPartition> filled() {
        return starts.keySet().stream()
                .filter(partition -> start(partition) < end(partition))
                .toList();
    }

    /** Offsets in all of them together. */
    public long length() {
        return filled().stream()
                .mapToLong(partition -> end(partition) - start(partition))
                .sum();
    }
}
