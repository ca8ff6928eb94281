package io.swarmgauge.streams.testkit;

import io.swarmgauge.signing.NodeKey;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/** Keys of the tests' nodes: always the same, and each with an id that begins with its node's digit, so that ids sort as tests expect. */
public final class TestKeys {

    private static final Map<Character, NodeKey> BY_DIGIT = new ConcurrentHashMap<>();
    private static final Map<String, NodeKey> BY_ID = new ConcurrentHashMap<>();

    private TestKeys() {}

    /** The key whose id begins with the digit. */
    public static NodeKey of(char digit) {
        return BY_DIGIT.computeIfAbsent(digit, TestKeys::find);
    }

    /** The key of a node of the tests. */
    public static NodeKey of(String nodeId) {
        return Optional.ofNullable(BY_ID.get(nodeId))
                .orElseThrow(() -> new IllegalArgumentException("no node of the tests has the id " + nodeId));
    }

    private static NodeKey find(char digit) {
        NodeKey key = LongStream.iterate(0, nonce -> nonce + 1)
                .mapToObj(TestKeys::key)
                .filter(candidate -> candidate.nodeId().hex().charAt(0) == digit)
                .findFirst()
                .orElseThrow();
        BY_ID.put(key.nodeId().hex(), key);
        return key;
    }

    private static NodeKey key(long nonce) {
        return NodeKey.ofSeed(
                ByteBuffer.allocate(NodeKey.SEED_BYTES).putLong(nonce).array());
    }
}
