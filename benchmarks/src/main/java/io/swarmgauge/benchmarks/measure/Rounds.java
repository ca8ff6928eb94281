package io.swarmgauge.benchmarks.measure;

import io.swarmgauge.benchmarks.engine.EngineKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which engine comes when, and which rounds count. A round is disturbed if the fixed work before or after it took much
 * longer than it ever did in the benchmark: then something else used the processors.
 *
 * @param calibrations seconds that the fixed work took: before the first round, and after each
 */
public record Rounds(List<Double> calibrations) {

    private static final double TOLERATED = 1.25;

    public Rounds {
        calibrations = List.copyOf(calibrations);
    }

    /** The engines in the order of the round, counted from 1: forwards and backwards in turn, so that none is always first. */
    public static List<EngineKind> order(List<EngineKind> engines, int round) {
        List<EngineKind> order = new ArrayList<>(engines);
        if (round % 2 == 0) {
            Collections.reverse(order);
        }
        return order;
    }

    /** Whether the round, counted from 1, is not to be trusted. */
    public boolean isDisturbed(int round) {
        double most = TOLERATED * Collections.min(calibrations);
        return calibrations.get(round - 1) > most || calibrations.get(round) > most;
    }
}
