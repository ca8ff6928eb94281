package io.swarmgauge.topics;

/**
 * How the catalogue's topics are laid out on one cluster.
 *
 * @param partitions partitions of every topic, so that topics which are read together stay co-partitioned
 * @param replicas copies of every partition, at most the number of brokers
 */
public record ClusterLayout(int partitions, short replicas) {

    public ClusterLayout {
        if (partitions < 1 || replicas < 1) {
            throw new IllegalArgumentException("partitions and replicas must be at least 1");
        }
    }

    /** One broker on a laptop. */
    public static ClusterLayout laptop() {
        return new ClusterLayout(3, (short) 1);
    }

    /** Writes are acknowledged when all but one copy have them, so that one broker may be away. */
    public int minInSyncReplicas() {
        return Math.max(1, replicas - 1);
    }
}
