package io.swarmgauge.producers.transfers;

import java.util.HashMap;
import java.util.Map;

/** What moved on one setup in one flush interval. Whoever drained it from the recorder owns it. */
public final class IntervalTally {

    private final String setup;
    private final long start;
    private final long end;
    private final ChunkTally uploads = new ChunkTally();
    private final ChunkTally downloads = new ChunkTally();
    private final Map<String, PeerTally> peers = new HashMap<>();
    private long requests;

    public IntervalTally(String setup, long start, long end) {
        this.setup = setup;
        this.start = start;
        this.end = end;
    }

    public void upload(int index, int size, String peer) {
        uploads.add(index, size, 1);
        with(peer).upload(size);
    }

    public void download(int index, int size, String peer) {
        downloads.add(index, size, 1);
        with(peer).download(size);
    }

    public void request() {
        requests++;
    }

    public String setup() {
        return setup;
    }

    public long start() {
        return start;
    }

    public long end() {
        return end;
    }

    public ChunkTally uploads() {
        return uploads;
    }

    public ChunkTally downloads() {
        return downloads;
    }

    public long requests() {
        return requests;
    }

    Map<String, PeerTally> peers() {
        return peers;
    }

    private PeerTally with(String peer) {
        PeerTally tally = peers.get(peer);
        if (tally == null) {
            tally = new PeerTally();
            peers.put(peer, tally);
        }
        return tally;
    }
}
