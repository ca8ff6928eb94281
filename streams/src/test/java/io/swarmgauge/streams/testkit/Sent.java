package io.swarmgauge.streams.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmgauge.signing.NodeKey;
import io.swarmgauge.signing.RecordSignature;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A record as it stands on a topic. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Sent(
        String topic, byte @Nullable [] key, byte @Nullable [] value, RecordHeaders signature, long timestamp) {

    public static Sent signed(NodeKey by, String topic, String key, byte[] value, long timestamp) {
        RecordHeaders headers = new RecordHeaders();
        RecordSignature.sign(by, topic, key, value, headers);
        return new Sent(topic, key.getBytes(UTF_8), value, headers, timestamp);
    }

    /** A copy, as the topology adds to the headers that it is given. */
    Headers headers() {
        return new RecordHeaders(signature);
    }
}
