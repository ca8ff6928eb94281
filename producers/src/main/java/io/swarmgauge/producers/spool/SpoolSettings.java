package io.swarmgauge.producers.spool;

import java.nio.file.Path;

/**
 * Where an agent keeps its spool, and how much it may hold.
 *
 * @param directory the agent's own; no other agent may use it
 * @param maxBytes bound of all waiting records together
 */
public record SpoolSettings(Path directory, long maxBytes) {

    public static final long DEFAULT_MAX_BYTES = 256L * 1024 * 1024;
    public static final long LEAST_MAX_BYTES = 1024 * 1024;
}
