package io.swarmgauge.producers.selfreport;

import io.swarmgauge.producers.transfers.ChunkTallies;
import io.swarmgauge.producers.transfers.ChunkTally;
import io.swarmgauge.producers.transfers.IntervalTally;
import io.swarmgauge.schema.agent.PeriodState;

/** What moved on one setup in one period, as far as it was flushed. */
final class PeriodTally {

    private final ChunkTally uploads = new ChunkTally();
    private final ChunkTally downloads = new ChunkTally();
    private boolean changed = true;
    private boolean unsaved = true;

    void add(IntervalTally interval) {
        uploads.add(interval.uploads());
        downloads.add(interval.downloads());
        unsaved = true;
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
        unsaved |= changed;
        changed = false;
    }

    /** Whether it changed since the last call. */
    boolean mustBeSaved() {
        boolean must = unsaved;
        unsaved = false;
        return must;
    }

    PeriodState state(String setup, long period) {
        return new PeriodState(setup, period, ChunkTallies.counts(uploads), ChunkTallies.counts(downloads), changed);
    }

    static PeriodTally of(PeriodState saved) {
        PeriodTally tally = new PeriodTally();
        ChunkTallies.add(saved.getUploads(), tally.uploads);
        ChunkTallies.add(saved.getDownloads(), tally.downloads);
        tally.changed = saved.getChanged();
        tally.unsaved = false;
        return tally;
    }

    boolean isEmpty() {
        return uploads.chunks() + downloads.chunks() == 0;
    }
}
