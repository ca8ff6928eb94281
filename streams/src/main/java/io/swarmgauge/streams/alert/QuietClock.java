package io.swarmgauge.streams.alert;

import java.time.Duration;

/**
 * How late it is for a task on whose partition there may be nobody else to move time. It is the task's stream time; only
 * when nothing arrived for a while, and so nothing is left to be read, it is the swarm's time, if that is later. A task
 * that is behind reads, so it does not take for silence what it did not read yet. Never goes back.
 */
final class QuietClock {

    static final Duration QUIET = Duration.ofSeconds(30);

    private long taken = SwarmTime.UNKNOWN;
    private long streamTimeSeen = SwarmTime.UNKNOWN;
    private long quietSince;
    private boolean arrived;

    /** A record arrived. */
    void arrive() {
        arrived = true;
    }

    /** How late it is, epoch milliseconds (UTC). */
    long now(long streamTime) {
        return Math.max(streamTime, taken);
    }

    /**
     * To be asked every few seconds.
     *
     * @param wallClock milliseconds of the wall clock
     * @param streamTime of the task, epoch milliseconds (UTC)
     * @param swarmTime as far as the task was told, epoch milliseconds (UTC)
     */
    void look(long wallClock, long streamTime, long swarmTime) {
        if (arrived || streamTime != streamTimeSeen) {
            arrived = false;
            streamTimeSeen = streamTime;
            quietSince = wallClock;
        } else if (wallClock - quietSince >= QUIET.toMillis()) {
            taken = Math.max(taken, swarmTime);
        }
    }
}
