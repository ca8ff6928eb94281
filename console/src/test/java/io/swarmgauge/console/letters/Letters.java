package io.swarmgauge.console.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmgauge.signing.NodeKey;
import io.swarmgauge.signing.RecordSignature;
import io.swarmgauge.topics.DeadLetterHeaders;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Dead letters for tests, as the streams application writes them. */
final class Letters {

    static final NodeKey NODE = NodeKey.ofSeedHex("11".repeat(32));
    static final String TOPIC = "node.transfers";
    static final long MOMENT = 1_800_000_000_000L;

    private Letters() {}

    /** A letter of node.transfers about setup-1, signed, one of many offsets. */
    static ConsumerRecord<byte[], byte[]> raw(long offset, String reason) {
        return raw(offset, reason, TOPIC, "value".getBytes(UTF_8));
    }

    static ConsumerRecord<byte[], byte[]> raw(long offset, String reason, String topic, byte @Nullable [] value) {
        Headers headers = new RecordHeaders();
        headers.add("own", "mine".getBytes(UTF_8));
        if (value != null) {
            RecordSignature.sign(NODE, topic, "setup-1", value, headers);
        }
        label(headers, DeadLetterHeaders.REASON, reason);
        label(headers, DeadLetterHeaders.DETAIL, "what is wrong");
        label(headers, DeadLetterHeaders.TOPIC, topic);
        label(headers, DeadLetterHeaders.PARTITION, "2");
        label(headers, DeadLetterHeaders.OFFSET, "77");
        label(headers, DeadLetterHeaders.TIMESTAMP, Long.toString(MOMENT));
        return of(offset, "setup-1".getBytes(UTF_8), value, headers);
    }

    static ConsumerRecord<byte[], byte[]> of(
            long offset, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return new ConsumerRecord<>(
                "dead-letters",
                0,
                offset,
                MOMENT + offset,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                headers,
                Optional.empty());
    }

    static KeptRecord kept(long offset, String reason) {
        return KeptRecord.of(raw(offset, reason));
    }

    static DeadLetter letter(long offset, String reason) {
        return kept(offset, reason).letter();
    }

    static void label(Headers headers, String name, String text) {
        headers.add(name, text.getBytes(UTF_8));
    }
}
