package io.swarmgauge.producers.spool;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a spool holds, and what became of what it held.
 *
 * @param epoch when the spool began, epoch milliseconds
 * @param fileBytes size of its store on disk
 * @param lastAcknowledgedMs when Kafka last acknowledged a record, epoch milliseconds; 0 for never
 * @param condition what is wrong with it; "" for nothing
 * @param topics by topic, those of which there is something to say
 */
public record SpoolStatus(
        long epoch, long fileBytes, long lastAcknowledgedMs, String condition, List<TopicStatus> topics) {

    /**
     * One topic's part.
     *
     * @param waiting records on disk that Kafka has not acknowledged
     * @param waitingBytes their size
     * @param oldestMs since when the oldest waits, epoch milliseconds; 0 for none
     * @param acknowledged records that Kafka has
     * @param dropped records that had to make room
     * @param refused records that Kafka or the registry will never take
     * @param lost records that damage took, at least
     */
    public record TopicStatus(
            String topic,
            long waiting,
            long waitingBytes,
            long oldestMs,
            long acknowledged,
            long dropped,
            long refused,
            long lost) {}

    public long sum(ToLongFunction<TopicStatus> figure) {
        return topics.stream().mapToLong(figure).sum();
    }
}
