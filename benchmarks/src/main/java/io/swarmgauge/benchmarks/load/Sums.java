package io.swarmgauge.benchmarks.load;

/** What one node moved on one setup in one window: chunks and bytes into it and out of it. */
public record Sums(long chunksIn, long bytesIn, long chunksOut, long bytesOut) {

    public static final Sums NOTHING = new Sums(0, 0, 0, 0);

    public Sums plus(Sums other) {
        return new Sums(
                chunksIn + other.chunksIn,
                bytesIn + other.bytesIn,
                chunksOut + other.chunksOut,
                bytesOut + other.bytesOut);
    }

    @Override
    public String toString() {
        return "in %d chunks %d bytes, out %d chunks %d bytes".formatted(chunksIn, bytesIn, chunksOut, bytesOut);
    }
}
