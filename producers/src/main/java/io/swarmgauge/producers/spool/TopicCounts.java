package io.swarmgauge.producers.spool;

import java.nio.ByteBuffer;

/**
 * What became of a topic's records since the epoch began.
 *
 * @param written records that were taken in
 * @param acknowledged records that Kafka has
 * @param dropped records that had to make room
 * @param refused records that Kafka or the registry will never take
 * @param lost records that damage took before the epoch began, at least
 */
public record TopicCounts(long written, long acknowledged, long dropped, long refused, long lost) {

    static final TopicCounts NONE = new TopicCounts(0, 0, 0, 0, 0);

    private static final int BYTES = 5 * Long.BYTES;

    long waiting() {
        return written - settled();
    }

    long settled() {
        return acknowledged + dropped + refused;
    }

    TopicCounts plus(TopicCounts more) {
        return new TopicCounts(
                written + more.written,
                acknowledged + more.acknowledged,
                dropped + more.dropped,
                refused + more.refused,
                lost + more.lost);
    }

    TopicCounts negated() {
        return new TopicCounts(-written, -acknowledged, -dropped, -refused, -lost);
    }

    static TopicCounts ofWritten(long count) {
        return new TopicCounts(count, 0, 0, 0, 0);
    }

    static TopicCounts ofAcknowledged(long count) {
        return new TopicCounts(0, count, 0, 0, 0);
    }

    static TopicCounts ofDropped(long count) {
        return new TopicCounts(0, 0, count, 0, 0);
    }

    static TopicCounts ofRefused(long count) {
        return new TopicCounts(0, 0, 0, count, 0);
    }

    static TopicCounts ofLost(long count) {
        return new TopicCounts(0, 0, 0, 0, count);
    }

    byte[] encoded() {
        return ByteBuffer.allocate(BYTES)
                .putLong(written)
                .putLong(acknowledged)
                .putLong(dropped)
                .putLong(refused)
                .putLong(lost)
                .array();
    }

    static TopicCounts decode(byte[] bytes) throws Seal.BrokenException {
        if (bytes.length != BYTES) {
            throw new Seal.BrokenException("a count");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new TopicCounts(in.getLong(), in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }
}
