package io.swarmgauge.producers;

import io.swarmgauge.producers.checkpoint.SavedState;
import io.swarmgauge.producers.checkpoint.StateWriter;
import io.swarmgauge.producers.jobs.JobLedger;
import io.swarmgauge.producers.presence.Presence;
import io.swarmgauge.producers.selfreport.ClaimBook;
import io.swarmgauge.producers.sessions.Sessions;
import io.swarmgauge.producers.transfers.IdleIntervals;
import io.swarmgauge.producers.transfers.TransferRecorder;
import java.util.Map;

/** All that an agent knows of its node and has not said yet. It changes only under the agent's lock. */
record AgentMemory(
        Sessions sessions,
        TransferRecorder recorder,
        IdleIntervals idle,
        ClaimBook claims,
        JobLedger jobs,
        Presence presence) {

    /** Goes on where the agent stopped, however it stopped. */
    void restore(SavedState state, long now) {
        sessions.restore(state);
        boolean nothingHidden = !sessions.isEmpty();
        recorder.restore(state);
        claims.restore(state, nothingHidden);
        if (nothingHidden) {
            idle.restore(state);
        }
        jobs.restore(state, now);
        presence.restore(state);
    }

    /** Writes down what changed; returns up to which number the lines of each session are part of it. */
    Map<String, Long> save(StateWriter state) {
        recorder.save(state);
        idle.save(state);
        claims.save(state);
        jobs.save(state);
        presence.save(state);
        return sessions.save(state);
    }
}
