package io.swarmgauge.streams.progress;

/**
 * How far one of this instance's tasks is in one partition that it reads.
 *
 * @param task its id in Kafka Streams, as 0_3
 * @param taken offset up to which records were taken and committed
 * @param waiting offsets from there to the partition's end
 */
public record Position(String task, String topic, int partition, long taken, long waiting) {

    String place() {
        return "%s-%d (%d wait)".formatted(topic, partition, waiting);
    }
}
