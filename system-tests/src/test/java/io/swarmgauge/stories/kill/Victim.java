package io.swarmgauge.stories.kill;

/** A part of the system that can be hurt. Every call returns when it has happened. */
interface Victim {

    /** Parts of one kind stand in for each other. */
    enum Kind {
        BROKER,
        STREAMS,
        AGENT,
        NODE
    }

    String name();

    Kind kind();

    void start();

    /** Ends it at once, as {@code kill -9} does: it cannot clean up. */
    void kill();

    /** Stops its clock: it does not run, and its connections stay open. */
    void pause();

    void resume();

    /** Whether it is up again, as far as can be seen from outside. */
    boolean isBack();
}
