package io.swarmgauge.benchmarks;

import io.swarmgauge.benchmarks.engine.EngineKind;
import io.swarmgauge.benchmarks.engine.Pace;
import io.swarmgauge.benchmarks.kafka.BenchTopics;
import io.swarmgauge.benchmarks.load.Aggregates;
import io.swarmgauge.benchmarks.load.Loader;
import io.swarmgauge.benchmarks.measure.Calibration;
import io.swarmgauge.benchmarks.measure.Figures;
import io.swarmgauge.benchmarks.measure.Rounds;
import io.swarmgauge.benchmarks.process.BrokerProcess;
import io.swarmgauge.benchmarks.report.BenchReport;
import io.swarmgauge.benchmarks.report.Machine;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One benchmark: a load, the engines on it in turn, and what is to be said of them. */
final class Bench {

    private static final String WARM_UP = "warm-up";

    private final BenchOptions options;
    private final Path directory;
    private final Consumer<String> progress;

    /** Prepares it; the directory takes the broker's data, the engines' state and their logs */
    Bench(BenchOptions options, Path directory, Consumer<String> progress) {
        this.options = options;
        this.directory = directory;
        this.progress = progress;
    }

    /**
     * Measures. Every run of every engine was held against the load before there is a report.
     *
     * @throws WrongAggregatesException if an engine came to something else
     * @throws io.swarmgauge.benchmarks.process.ChildFailedException if one did not come to anything
     */
    BenchReport run() {
        try (BrokerProcess broker = BrokerProcess.start(directory);
                BenchTopics topics = new BenchTopics(broker.bootstrapServers(), BenchTopics.USUAL_PARTITIONS)) {
            topics.create();
            Target target = new Target(load(broker));
            long inputBytes = topics.logBytes(TopicCatalogue.TRANSFERS.name());
            try (Engines engines = new Engines(directory)) {
                Runner runner = new Runner(directory, broker, topics, engines, options.guarantee(), Pace.USUAL, target);
                return measured(runner, target, inputBytes);
            }
        }
    }

    private Aggregates load(BrokerProcess broker) {
        progress.accept("loading %,d chunk events in %,d records"
                .formatted(options.shape().toldEvents(), options.shape().records()));
        try (Loader loader = new Loader(options.shape(), broker.bootstrapServers())) {
            return loader.load();
        }
    }

    private BenchReport measured(Runner runner, Target target, long inputBytes) {
        Calibration.seconds();
        round(runner, WARM_UP, options.engines(), 0);
        List<Double> calibrations = new ArrayList<>(List.of(Calibration.seconds()));
        List<Figures> figures = new ArrayList<>();
        for (int round = 1; round <= options.rounds(); round++) {
            List<EngineKind> order = Rounds.order(options.engines(), round);
            String name = "round %d of %d".formatted(round, options.rounds());
            figures.addAll(round(runner, name, order, round));
            calibrations.add(Calibration.seconds());
        }
        if (options.kill()) {
            progress.accept(
                    runner.killed()
                            ? "killed once and started again, swarmgauge comes to the same"
                            : "swarmgauge was done before it was killed, which shows nothing: raise --events");
        }
        return BenchReport.of(
                Machine.here(),
                options.shape(),
                options.engines(),
                options.guarantee(),
                target.checksum(),
                target.windows(),
                inputBytes,
                figures,
                new Rounds(calibrations));
    }

    private List<Figures> round(Runner runner, String name, List<EngineKind> order, int round) {
        List<Figures> figures = new ArrayList<>();
        for (EngineKind engine : order) {
            progress.accept(name + ": " + engine);
            figures.add(runner.run(engine, round));
        }
        return figures;
    }
}
