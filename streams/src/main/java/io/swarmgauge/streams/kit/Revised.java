package io.swarmgauge.streams.kit;

/**
 * A conclusion that names no revision itself, with the revision that it is of.
 *
 * @param revision 0 for the first statement, then one more for each correction
 */
public record Revised<V>(V value, int revision) {}
