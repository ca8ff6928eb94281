package io.swarmgauge.streams.intake;

import java.util.Optional;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * Whether a record stands where Kafka's default partitioner puts its key. Elsewhere another task would take it, which
 * does not know what was accepted before: a copied record would count twice.
 *
 * @param partitions number of partitions that every topic has
 */
public record HomePartition(int partitions) {

    public HomePartition {
        if (partitions < 1) {
            throw new IllegalArgumentException("a topic has at least 1 partition, not " + partitions);
        }
    }

    /** What is wrong with the place; empty where it is right. A record without a key has no place of its own. */
    Optional<String> problem(byte @Nullable [] key, int partition) {
        if (key == null) {
            return Optional.empty();
        }
        int home = BuiltInPartitioner.partitionForKey(key, partitions);
        return home == partition
                ? Optional.empty()
                : Optional.of(
                        "it stands on partition %d, its key belongs on %d of %d: write with Kafka's default partitioner"
                                .formatted(partition, home, partitions));
    }
}
