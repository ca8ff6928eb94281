package io.swarmgauge.producers.selfreport;

import io.swarmgauge.producers.transfers.ChunkTally;
import io.swarmgauge.producers.transfers.IntervalTally;

/** What moved on one setup in one period, as far as it was flushed. */
final class PeriodTally {

    private final ChunkTally uploads = new ChunkTally();
    private final ChunkTally downloads = new ChunkTally();
    private boolean changed = true;

    void add(IntervalTally interval) {
        uploads.add(interval.uploads());
        downloads.add(interval.downloads());
        changed |= interval.uploads().chunks() + interval.downloads().chunks() > 0;
    }

    ChunkTally uploads() {
        return uploads;
    }

    ChunkTally downloads() {
        return downloads;
    }

    boolean mustBeClaimed() {
        return changed;
    }

    void claimed() {
        changed = false;
    }

    boolean isEmpty() {
        return uploads.chunks() + downloads.chunks() == 0;
    }
}
