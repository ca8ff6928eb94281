package io.swarmgauge.producers;

/** Names that tests give to nodes. */
public final class TestNodes {

    public static final String NODE = "a1".repeat(32);
    public static final String OTHER = "b2".repeat(32);

    private TestNodes() {}

    /** The public key of the peer with that number. */
    public static String peer(int number) {
        return "%064x".formatted(number);
    }
}
