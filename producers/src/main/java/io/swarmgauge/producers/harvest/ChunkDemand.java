package io.swarmgauge.producers.harvest;

import java.util.Collection;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * How much each chunk of one setup is asked for.
 *
 * @param peersByChunk how many peers were heard asking for each chunk; chunks without an entry were not asked for
 */
public record ChunkDemand(Map<Integer, Integer> peersByChunk) {

    /** Nothing is known, or nobody asked: all chunks are alike. */
    public static final ChunkDemand NONE = new ChunkDemand(Map.of());

    /** The share of questions that go to all chunks alike, whatever is in demand. */
    private static final double ALIKE = 0.25;

    public ChunkDemand {
        peersByChunk = Map.copyOf(peersByChunk);
    }

    /**
     * The chance of each chunk in one draw among these.
     *
     * <p>The share of its peers is mixed with equal shares, (1 - γ) w / Σw + γ / K, as Exp3 explores (Auer, Cesa-Bianchi, Freund
     * and Schapire, The nonstochastic multiarmed bandit problem, SIAM J. Comput. 32, 2002): whatever the demand, and whoever made
     * it up, no chunk's chance falls below γ / K.
     */
    public IntToDoubleFunction chances(Collection<Integer> chunks) {
        double alike = 1.0 / chunks.size();
        long all = chunks.stream().mapToLong(this::peers).sum();
        return all == 0 ? index -> alike : index -> (1 - ALIKE) * peers(index) / all + ALIKE * alike;
    }

    private int peers(int index) {
        return peersByChunk.getOrDefault(index, 0);
    }
}
