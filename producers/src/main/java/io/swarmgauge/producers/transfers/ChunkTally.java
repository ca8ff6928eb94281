package io.swarmgauge.producers.transfers;

import java.util.Arrays;

/** How often each chunk moved: a count for each pair of index and size, kept without an object for any of them. */
public final class ChunkTally {

    private static final long FREE = -1;
    private static final int FIRST_SLOTS = 8;

    /** Index above, size below: their order is that of the index first. */
    private long[] pairs = new long[FIRST_SLOTS];

    private long[] counts = new long[FIRST_SLOTS];
    private int used;
    private long chunks;
    private long bytes;

    /** Takes one pair of index and size with its count. */
    @FunctionalInterface
    public interface Entry {
        void accept(int index, int size, long count);
    }

    public ChunkTally() {
        Arrays.fill(pairs, FREE);
    }

    public void add(int index, int size, long count) {
        if (4 * used >= 3 * pairs.length) {
            grow();
        }
        int slot = slot(pairs, pair(index, size));
        if (pairs[slot] == FREE) {
            pairs[slot] = pair(index, size);
            used++;
        }
        counts[slot] += count;
        chunks += count;
        bytes += count * size;
    }

    public void add(ChunkTally other) {
        for (int slot = 0; slot < other.pairs.length; slot++) {
            if (other.pairs[slot] != FREE) {
                add(index(other.pairs[slot]), size(other.pairs[slot]), other.counts[slot]);
            }
        }
    }

    public long chunks() {
        return chunks;
    }

    public long bytes() {
        return bytes;
    }

    /** How many pairs of index and size there are. */
    public int entries() {
        return used;
    }

    /** Visits the entries by ascending index, then size. */
    public void forEach(Entry entry) {
        long[] ordered = new long[used];
        int next = 0;
        for (long pair : pairs) {
            if (pair != FREE) {
                ordered[next++] = pair;
            }
        }
        Arrays.sort(ordered);
        for (long pair : ordered) {
            entry.accept(index(pair), size(pair), counts[slot(pairs, pair)]);
        }
    }

    private void grow() {
        long[] more = new long[2 * pairs.length];
        long[] moreCounts = new long[more.length];
        Arrays.fill(more, FREE);
        for (int old = 0; old < pairs.length; old++) {
            if (pairs[old] != FREE) {
                int slot = slot(more, pairs[old]);
                more[slot] = pairs[old];
                moreCounts[slot] = counts[old];
            }
        }
        pairs = more;
        counts = moreCounts;
    }

    private static int slot(long[] pairs, long pair) {
        int mask = pairs.length - 1;
        int slot = (int) ((pair * 0x9E3779B97F4A7C15L) >>> 40) & mask;
        while (pairs[slot] != FREE && pairs[slot] != pair) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long pair(int index, int size) {
        return (long) index << 32 | size;
    }

    private static int index(long pair) {
        return (int) (pair >>> 32);
    }

    private static int size(long pair) {
        return (int) pair;
    }
}
