package io.swarmgauge.streams.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * Records of one partition that follow each other, carried through Kafka Streams as one record: what Streams does for each
 * record then is done once for all of them. They travel in a header that is an object and never bytes, so that no node
 * can send one.
 */
final class Bundle implements Header {

    /** Few enough that punctuations and commits do not wait for one. */
    static final int MOST = 64;

    /** What waits in the queues of Streams is bounded by the number of bundles. A larger record travels alone. */
    static final int MOST_BYTES = 128 * 1024;

    private static final String KEY = "swarmgauge-bundle";
    private static final byte[] NOTHING = {};

    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final long spanMs;
    private long earliest;
    private long latest;
    private long bytes;

    /** @param spanMs how far apart the timestamps of its records may be */
    Bundle(ConsumerRecord<byte[], byte[]> first, long spanMs) {
        this.spanMs = spanMs;
        earliest = first.timestamp();
        latest = first.timestamp();
        bytes = size(first);
        records.add(first);
    }

    /** The bundle that a record carries. */
    static Optional<Bundle> in(Headers headers) {
        return headers.lastHeader(KEY) instanceof Bundle bundle ? Optional.of(bundle) : Optional.empty();
    }

    /** Takes the record that follows, if it fits. A record without a timestamp fits nowhere: it takes that of its partition. */
    boolean take(ConsumerRecord<byte[], byte[]> next) {
        long from = Math.min(earliest, next.timestamp());
        long to = Math.max(latest, next.timestamp());
        long with = bytes + size(next);
        if (records.size() == MOST || with > MOST_BYTES || from < 0 || to - from > spanMs) {
            return false;
        }
        earliest = from;
        latest = to;
        bytes = with;
        records.add(next);
        return true;
    }

    List<ConsumerRecord<byte[], byte[]>> records() {
        return records;
    }

    /**
     * One record in place of all. It is as late as the latest, so that the plan is read up to there. It stands where the
     * first one does: Streams commits the offset of the record that waits next, and all of a bundle that waits is unread.
     */
    ConsumerRecord<byte[], byte[]> asRecord() {
        ConsumerRecord<byte[], byte[]> first = records.get(0);
        if (records.size() == 1) {
            return first;
        }
        return new ConsumerRecord<>(
                first.topic(),
                first.partition(),
                first.offset(),
                latest,
                TimestampType.CREATE_TIME,
                NOTHING.length,
                NOTHING.length,
                NOTHING,
                NOTHING,
                new RecordHeaders(List.of(this)),
                first.leaderEpoch());
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public byte[] value() {
        return NOTHING;
    }

    /** Serialized sizes are -1 where there is none. */
    private static long size(ConsumerRecord<byte[], byte[]> record) {
        return (long) Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
    }
}
