package io.swarmgauge.benchmarks.measure;

import io.swarmgauge.benchmarks.engine.EngineKind;

/**
 * What one run took, from the first records in the engine's hands to the last conclusion committed.
 *
 * @param round counted from 1; 0 is the one that warms up
 * @param engineCpuSeconds processor time of the engine's JVM
 * @param brokerCpuSeconds processor time of the broker's JVM
 * @param stateBytes what the engine's state takes on its disk after the run
 * @param changelogBytes what of the broker's logs holds that state
 * @param logBytes by how much the broker's logs grew: conclusions, state, transactions, offsets
 */
public record Figures(
        EngineKind engine,
        int round,
        double engineCpuSeconds,
        double brokerCpuSeconds,
        double wallSeconds,
        long stateBytes,
        long changelogBytes,
        long logBytes) {

    public double cpuSeconds() {
        return engineCpuSeconds + brokerCpuSeconds;
    }
}
