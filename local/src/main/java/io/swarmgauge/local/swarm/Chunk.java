package io.swarmgauge.local.swarm;

/**
 * A chunk of the simulated feed.
 *
 * @param index within the feed
 * @param bytes its size
 */
record Chunk(int index, int bytes) {

    private static final int ABOUT = 16 << 10;
    private static final int SPREAD = 1 << 10;

    /** The chunk at an index: sizes differ, but one index has one size. */
    static Chunk at(int index) {
        return new Chunk(index, ABOUT + (index * 397) % SPREAD);
    }
}
