package io.swarmgauge.local;

/** Told of each step while a local run starts. */
@FunctionalInterface
public interface Progress {

    /** A part is ready: what it is, and what there is to say about it. */
    void ready(String part, String detail);
}
