package io.swarmgauge.benchmarks.agent;

import io.swarmgauge.signing.NodeKey;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/** The uploads of a hoster on one setup of ten chunks: one leecher after the other takes all of them. */
public final class ChunkEvents {

    public static final String SETUP = "setup-1";
    public static final int CHUNKS = 10;
    public static final int CHUNK_BYTES = 64 * 1024;

    /** So many leechers come in turn. */
    private static final int LEECHERS = 8;

    private final List<String> peers =
            IntStream.range(0, LEECHERS).mapToObj(ChunkEvents::leecher).toList();

    public int index(long event) {
        return (int) (event % CHUNKS);
    }

    public String peer(long event) {
        return peers.get((int) (event / CHUNKS % LEECHERS));
    }

    private static String leecher(int number) {
        byte[] seed = ByteBuffer.allocate(NodeKey.SEED_BYTES).putInt(number + 1).array();
        return NodeKey.ofSeed(seed).nodeId().hex();
    }
}
