package io.swarmgauge.benchmarks.agent;

/**
 * What chunk events take on the broker's log of transfers, compressed and with all of the log's framing.
 *
 * @param perSecond chunk events in a second
 * @param valueBytes of the records before compression, without keys, signatures and framing
 */
public record WireFigures(int perSecond, long events, long records, long logBytes, long valueBytes) {

    public double logBytesPerEvent() {
        return (double) logBytes / events;
    }

    public double logBytesPerRecord() {
        return (double) logBytes / records;
    }

    public double valueBytesPerRecord() {
        return (double) valueBytes / records;
    }
}
