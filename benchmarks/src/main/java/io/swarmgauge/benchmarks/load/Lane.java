package io.swarmgauge.benchmarks.load;

/** How nodes say what they moved. The lanes are never mixed: a batch is worth hundreds of events to any engine. */
public enum Lane {

    /** One record for each chunk event. */
    EVENTS(1, 300_000),

    /** One record for 200 chunk events, as an agent sends them. */
    BATCHES(200, 60_000_000);

    private final int chunksPerRecord;
    private final long usualEvents;

    Lane(int chunksPerRecord, long usualEvents) {
        this.chunksPerRecord = chunksPerRecord;
        this.usualEvents = usualEvents;
    }

    public int chunksPerRecord() {
        return chunksPerRecord;
    }

    /** Chunk events of a run of some minutes. */
    public long usualEvents() {
        return usualEvents;
    }
}
