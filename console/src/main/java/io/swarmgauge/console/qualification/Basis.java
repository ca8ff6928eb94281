package io.swarmgauge.console.qualification;

/** What a reason rests on. */
public enum Basis {
    /** What the hoster said of itself when it registered. */
    REGISTRATION,
    /** What attestors measured of the hoster at work. */
    WORKING,
    /** What attestors measured of the idle hoster, which stands in until there is enough of WORKING. */
    RAW,
    /** Nothing that suffices. */
    NOTHING
}
