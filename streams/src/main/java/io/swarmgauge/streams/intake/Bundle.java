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

    private static final String KEY = "swarmgauge-bundle";
    private static final byte[] NOTHING = {};

    /** Few enough that punctuations and commits do not wait for one. */
    private static final int MOST = 64;

    /**
     * Timestamps of a bundle lie so close together. Stream time moves to the latest before the first is judged, so that
     * windows may close by so much too early: little beside any grace.
     */
    private static final long SPAN_MS = 200;

    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private long earliest;
    private long latest;

    Bundle(ConsumerRecord<byte[], byte[]> first) {
        earliest = first.timestamp();
        latest = first.timestamp();
        records.add(first);
    }

    /** The bundle that a record carries. */
    static Optional<Bundle> in(Headers headers) {
        return headers.lastHeader(KEY) instanceof Bundle bundle ? Optional.of(bundle) : Optional.empty();
    }

    /** Takes the record that follows, if it fits. */
    boolean take(ConsumerRecord<byte[], byte[]> next) {
        long from = Math.min(earliest, next.timestamp());
        long to = Math.max(latest, next.timestamp());
        if (records.size() == MOST || to - from > SPAN_MS) {
            return false;
        }
        earliest = from;
        latest = to;
        records.add(next);
        return true;
    }

    List<ConsumerRecord<byte[], byte[]>> records() {
        return records;
    }

    /** One record in place of all: as late as the latest, so that the plan is read up to there, and where the last stands. */
    ConsumerRecord<byte[], byte[]> asRecord() {
        ConsumerRecord<byte[], byte[]> last = records.get(records.size() - 1);
        if (records.size() == 1) {
            return last;
        }
        return new ConsumerRecord<>(
                last.topic(),
                last.partition(),
                last.offset(),
                latest,
                TimestampType.CREATE_TIME,
                NOTHING.length,
                NOTHING.length,
                NOTHING,
                NOTHING,
                new RecordHeaders(List.of(this)),
                last.leaderEpoch());
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public byte[] value() {
        return NOTHING;
    }
}
