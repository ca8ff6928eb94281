package io.swarmgauge.benchmarks.engine;

import java.io.Serializable;

/**
 * A window of a setup that is over.
 *
 * @param windowStart epoch milliseconds (UTC)
 */
public record Concluded(String setupId, long windowStart, WindowTotals totals) implements Serializable {}
