package io.swarmgauge.producers.swarm;

/** That a hoster serves a setup, whichever chunks that are now. */
public record Hosting(String setup, String hoster) {}
