package io.swarmgauge.benchmarks.measure;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/**
 * What so many setups took.
 *
 * @param windows that state holds of each setup
 * @param windowsInRun that each setup had in a run
 * @param records of each run
 * @param events chunk events of each run
 * @param inputBytes bytes of the broker's log that the load takes
 * @param peakResidentBytes the most memory that the engine's JVM had at once
 * @param runs those that were measured
 */
public record GrowthFigures(
        int setups,
        int windows,
        int windowsInRun,
        long records,
        long events,
        long inputBytes,
        OptionalLong peakResidentBytes,
        List<Figures> runs) {

    private static final double MILLION = 1e6;

    public double engineCpuPerMillion() {
        return median(Figures::engineCpuSeconds) / events * MILLION;
    }

    public double brokerCpuPerMillion() {
        return median(Figures::brokerCpuSeconds) / events * MILLION;
    }

    public double stateBytesPerSetup() {
        return median(Figures::stateBytes) / setups;
    }

    /** The fewer the setups, the more windows they had in a run. */
    public double changelogBytesPerSetupAndWindow() {
        return median(Figures::changelogBytes) / setups / windowsInRun;
    }

    public double changelogBytesPerEvent() {
        return median(Figures::changelogBytes) / events;
    }

    public double logBytesPerEvent() {
        return median(Figures::logBytes) / events;
    }

    private double median(ToDoubleFunction<Figures> what) {
        return Spread.of(runs.stream().map(what::applyAsDouble).toList()).median();
    }
}
