package io.swarmgauge.benchmarks.measure;

import io.swarmgauge.benchmarks.engine.EngineKind;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What may be said of one engine after all rounds.
 *
 * @param engineCpuPerMillion CPU-seconds of the engine for a million chunk events
 * @param brokerCpuPerMillion CPU-seconds of the broker for them
 * @param eventsPerCpuSecond chunk events for a CPU-second of both together
 * @param eventsPerSecond chunk events in a second by the wall clock
 * @param ofBare how many chunk events for a CPU-second of both, as a ratio to the bare loop in the same round
 * @param ofBareEngine the same ratio without the broker's time
 * @param logBytesPerEvent bytes that the run added to the broker's logs, for a chunk event
 */
public record Summary(
        EngineKind engine,
        Spread engineCpuPerMillion,
        Spread brokerCpuPerMillion,
        Spread eventsPerCpuSecond,
        Spread eventsPerSecond,
        Optional<Spread> ofBare,
        Optional<Spread> ofBareEngine,
        Spread logBytesPerEvent) {

    private static final double MILLION = 1e6;

    /**
     * Sums up one engine's rounds.
     *
     * @param all figures of every engine in every round that counts
     * @param events chunk events of each run
     */
    public static Summary of(EngineKind engine, List<Figures> all, long events) {
        List<Figures> own =
                all.stream().filter(figures -> figures.engine() == engine).toList();
        double millions = events / MILLION;
        return new Summary(
                engine,
                spread(own, figures -> figures.engineCpuSeconds() / millions),
                spread(own, figures -> figures.brokerCpuSeconds() / millions),
                spread(own, figures -> events / figures.cpuSeconds()),
                spread(own, figures -> events / figures.wallSeconds()),
                ofBare(own, all, Figures::cpuSeconds),
                ofBare(own, all, Figures::engineCpuSeconds),
                spread(own, figures -> (double) figures.logBytes() / events));
    }

    private static Optional<Spread> ofBare(List<Figures> own, List<Figures> all, ToDoubleFunction<Figures> cost) {
        List<Double> ratios = own.stream()
                .flatMap(mine -> all.stream()
                        .filter(other -> other.engine() == EngineKind.BARE && other.round() == mine.round())
                        .map(bare -> cost.applyAsDouble(bare) / cost.applyAsDouble(mine)))
                .toList();
        return ratios.isEmpty() ? Optional.empty() : Optional.of(Spread.of(ratios));
    }

    private static Spread spread(List<Figures> figures, ToDoubleFunction<Figures> what) {
        return Spread.of(figures.stream().map(what::applyAsDouble).toList());
    }
}
