package io.swarmgauge.producers.transfers;

import io.swarmgauge.schema.agent.IntervalState;
import io.swarmgauge.schema.agent.PeerCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    private boolean unsaved = true;

    public IntervalTally(String setup, long start, long end) {
        this.setup = setup;
        this.start = start;
        this.end = end;
    }

    public void upload(int index, int size, String peer) {
        unsaved = true;
        uploads.add(index, size, 1);
        with(peer).upload(size);
    }

    public void download(int index, int size, String peer) {
        unsaved = true;
        downloads.add(index, size, 1);
        with(peer).download(size);
    }

    public void request() {
        unsaved = true;
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

    /** Whether anything was added since the last call. */
    boolean mustBeSaved() {
        boolean must = unsaved;
        unsaved = false;
        return must;
    }

    IntervalState state() {
        List<PeerCounts> counts = new ArrayList<>(peers.size());
        peers.forEach((peer, tally) -> counts.add(tally.counts(peer)));
        return new IntervalState(
                setup, start, end, ChunkTallies.counts(uploads), ChunkTallies.counts(downloads), counts, requests);
    }

    static IntervalTally of(IntervalState saved) {
        IntervalTally tally = new IntervalTally(saved.getSetup(), saved.getStart(), saved.getEnd());
        ChunkTallies.add(saved.getUploads(), tally.uploads);
        ChunkTallies.add(saved.getDownloads(), tally.downloads);
        saved.getPeers().forEach(peer -> tally.peers.put(peer.getPeer(), PeerTally.of(peer)));
        tally.requests = saved.getRequests();
        tally.unsaved = false;
        return tally;
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
