package io.swarmgauge.benchmarks;

import io.swarmgauge.benchmarks.engine.EngineKind;
import io.swarmgauge.benchmarks.engine.Guarantee;
import io.swarmgauge.benchmarks.load.LoadShape;
import java.util.List;

/**
 * What to measure.
 *
 * @param rounds rounds that are measured, after one that only warms up
 * @param kill whether Swarmgauge is killed in one more run at the end, which must come to the same
 */
record BenchOptions(LoadShape shape, List<EngineKind> engines, int rounds, Guarantee guarantee, boolean kill) {}
