package io.swarmgauge.console.log;

import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * A part of a topic by the timestamps of its records.
 *
 * @param from begins with the first record of each partition that is not older, epoch milliseconds (UTC)
 * @param until ends before the first record of each partition that is not older, epoch milliseconds (UTC)
 */
public record Stretch(List<TopicPartition> partitions, long from, long until) {

    /** For everything up to the present end. */
    public static final long OPEN = Long.MAX_VALUE;

    public Stretch {
        partitions = List.copyOf(partitions);
    }
}
