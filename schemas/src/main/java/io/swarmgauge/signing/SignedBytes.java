package io.swarmgauge.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * What a node signs: the domain tag, the topic, the key and the value, each with its length before it (4 bytes, big-endian).
 * With the tag no signature made for something else fits, with the lengths no part can pass for another.
 */
final class SignedBytes {

    static final String DOMAIN = "swarmgauge/1";

    private static final byte[] TAG = DOMAIN.getBytes(US_ASCII);

    private SignedBytes() {}

    static byte[] of(String topic, byte[] key, byte[] value) {
        byte[] name = topic.getBytes(UTF_8);
        ByteBuffer bytes =
                ByteBuffer.allocate(4 * Integer.BYTES + TAG.length + name.length + key.length + value.length);
        for (byte[] part : new byte[][] {TAG, name, key, value}) {
            bytes.putInt(part.length).put(part);
        }
        return bytes.array();
    }
}
