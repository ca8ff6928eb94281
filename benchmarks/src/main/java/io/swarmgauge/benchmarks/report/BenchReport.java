package io.swarmgauge.benchmarks.report;

import io.swarmgauge.benchmarks.engine.EngineKind;
import io.swarmgauge.benchmarks.engine.Guarantee;
import io.swarmgauge.benchmarks.load.LoadShape;
import io.swarmgauge.benchmarks.measure.Figures;
import io.swarmgauge.benchmarks.measure.Rounds;
import io.swarmgauge.benchmarks.measure.Summary;
import java.util.List;
import java.util.Locale;

/**
 * Everything that a benchmark has to say.
 *
 * @param events chunk events of each run
 * @param checksum of the aggregates, the same from every engine in every round and from the load itself
 * @param windows pairs of setup and window that each run concluded
 * @param inputBytesPerEvent bytes of the broker's log that the load takes, for a chunk event
 * @param disturbed rounds, counted from 1, in which something else used the processors
 * @param reliable whether undisturbed rounds are left: where none are, the summaries are of all
 */
public record BenchReport(
        Machine machine,
        String lane,
        long events,
        long records,
        long seed,
        String guarantee,
        String checksum,
        int windows,
        double inputBytesPerEvent,
        int rounds,
        List<Integer> disturbed,
        boolean reliable,
        List<Summary> summaries,
        List<Figures> figures,
        List<Double> calibrationSeconds) {

    public static BenchReport of(
            Machine machine,
            LoadShape shape,
            List<EngineKind> engines,
            Guarantee guarantee,
            String checksum,
            int windows,
            long inputBytes,
            List<Figures> figures,
            Rounds rounds) {
        List<Integer> all = figures.stream().map(Figures::round).distinct().toList();
        List<Integer> disturbed = all.stream().filter(rounds::isDisturbed).toList();
        boolean reliable = disturbed.size() < all.size();
        List<Figures> counted = figures.stream()
                .filter(run -> !reliable || !disturbed.contains(run.round()))
                .toList();
        return new BenchReport(
                machine,
                shape.lane().name().toLowerCase(Locale.ROOT),
                shape.toldEvents(),
                shape.records(),
                shape.seed(),
                guarantee.toString(),
                checksum,
                windows,
                (double) inputBytes / shape.toldEvents(),
                all.size(),
                disturbed,
                reliable,
                engines.stream()
                        .map(engine -> Summary.of(engine, counted, shape.toldEvents()))
                        .toList(),
                figures,
                rounds.calibrations());
    }
}
