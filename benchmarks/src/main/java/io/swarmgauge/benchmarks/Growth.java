package io.swarmgauge.benchmarks;

import io.swarmgauge.benchmarks.engine.EngineKind;
import io.swarmgauge.benchmarks.engine.Guarantee;
import io.swarmgauge.benchmarks.kafka.BenchTopics;
import io.swarmgauge.benchmarks.load.Lane;
import io.swarmgauge.benchmarks.load.LoadShape;
import io.swarmgauge.benchmarks.load.Loader;
import io.swarmgauge.benchmarks.measure.Figures;
import io.swarmgauge.benchmarks.measure.GrowthFigures;
import io.swarmgauge.benchmarks.process.BrokerProcess;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a setup costs when there are many: the same for each of them, over as many windows, with ever more of them. */
final class Growth {

    /** Each of a setup's nodes speaks once in each window. */
    private static final int RECORDS_PER_WINDOW = LoadShape.SPEAKERS;

    /** After so many records little is left to compile. */
    private static final long WARM_AFTER = 200_000;

    private static final int MOST_WARM_UPS = 20;
    private static final int MEASURED = 3;
    private static final long SEED = 1;

    /** Signatures cost each record the same, and would hide what grows. */
    private static final EngineKind ENGINE = EngineKind.SWARMGAUGE_TRUSTING;

    private final int windows;
    private final Consumer<String> progress;

    /** @param windows that each setup has; state holds all of them */
    Growth(int windows, Consumer<String> progress) {
        this.windows = windows;
        this.progress = progress;
    }

    /**
     * Measures so many setups.
     *
     * @param directory takes the broker's data, the engine's state and the logs
     */
    GrowthFigures of(int setups, Path directory) {
        long records = (long) setups * windows * RECORDS_PER_WINDOW;
        LoadShape shape = new LoadShape(Lane.BATCHES, records * Lane.BATCHES.chunksPerRecord(), SEED, setups, windows);
        try (BrokerProcess broker = BrokerProcess.start(directory);
                BenchTopics topics = new BenchTopics(broker.bootstrapServers());
                Loader loader = new Loader(shape, broker.bootstrapServers())) {
            topics.create();
            progress.accept("%,d setups: loading %,d records".formatted(setups, records));
            Target target = new Target(loader.load());
            long input = topics.logBytes(TopicCatalogue.TRANSFERS.name());
            try (Runner runner = new Runner(directory, broker, topics, Guarantee.EXACTLY_ONCE, target)) {
                List<Figures> measured = measured(runner, setups, records);
                return new GrowthFigures(
                        setups, windows, records, shape.toldEvents(), input, runner.peakResidentBytes(ENGINE), measured);
            }
        }
    }

    private List<Figures> measured(Runner runner, int setups, long records) {
        long warmUps = Math.min(MOST_WARM_UPS, Math.max(1, WARM_AFTER / records));
        List<Figures> measured = new ArrayList<>();
        for (int run = 1; run <= warmUps + MEASURED; run++) {
            progress.accept("%,d setups: run %d of %d".formatted(setups, run, warmUps + MEASURED));
            Figures figures = runner.run(ENGINE, run);
            if (run > warmUps) {
                measured.add(figures);
            }
        }
        return measured;
    }
}
