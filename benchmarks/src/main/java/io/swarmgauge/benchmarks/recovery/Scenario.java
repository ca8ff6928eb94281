package io.swarmgauge.benchmarks.recovery;

import java.util.Locale;

/** What is there when an instance is killed, and what happens next. */
public enum Scenario {

    /** The other instance keeps a copy of the state and takes over; nobody starts the killed one again. */
    STANDBY("with local state: another instance has a standby", 1, 10),

    /** It is started again at once, on the directory that it left behind. */
    RESTART("with local state: started again on its directory", 0, 10),

    /** It is started again at once, and its directory is gone, as when its machine is. */
    EMPTY("without: its directory is deleted, no standby", 0, 30);

    private final String words;
    private final int standbys;
    private final int goalSeconds;

    Scenario(String words, int standbys, int goalSeconds) {
        this.words = words;
        this.standbys = standbys;
        this.goalSeconds = goalSeconds;
    }

    public String words() {
        return words;
    }

    int standbys() {
        return standbys;
    }

    int goalSeconds() {
        return goalSeconds;
    }

    boolean startsAgain() {
        return this != STANDBY;
    }

    boolean keepsState() {
        return this != EMPTY;
    }

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
