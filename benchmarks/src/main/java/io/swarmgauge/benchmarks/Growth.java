package io.swarmgauge.benchmarks;

import io.swarmgauge.benchmarks.engine.EngineKind;
import io.swarmgauge.benchmarks.engine.Guarantee;
import io.swarmgauge.benchmarks.engine.Pace;
import io.swarmgauge.benchmarks.kafka.BenchTopics;
import io.swarmgauge.benchmarks.load.Lane;
import io.swarmgauge.benchmarks.load.LoadShape;
import io.swarmgauge.benchmarks.load.Loader;
import io.swarmgauge.benchmarks.measure.Figures;
import io.swarmgauge.benchmarks.measure.GrowthFigures;
import io.swarmgauge.benchmarks.process.BrokerProcess;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a setup costs when there are many: each says the same in a window, and state keeps as many windows of each. */
final class Growth {

    /** Each of a setup's nodes speaks once in each window. */
    private static final int RECORDS_PER_WINDOW = LoadShape.SPEAKERS;

    /** Fewer take too little processor time: what a run needs to start and to end would be all that one sees. */
    private static final long LEAST_RECORDS = 200_000;

    /**
     * The time that a record takes, about. A commit for each record of each setup: so a commit seldom holds two of one setup,
     * however few setups there are. Live, a node speaks of its setup every 10 s, and commits are 100 ms apart; a load that
     * is read at full speed would else be spared most writes of state, and the more of them the fewer setups it has.
     */
    private static final Duration RECORD = Duration.ofNanos(20_000);

    private static final Duration SHORTEST_COMMIT = Duration.ofMillis(20);

    /** So that one task holds all setups, and reads their records in the order in which they were written. */
    private static final int ONE_PARTITION = 1;

    private static final int MEASURED = 3;
    private static final int MEASURED_IF_LONG = 2;
    private static final long SEED = 1;

    /** Signatures cost each record the same, and would hide what grows. */
    private static final EngineKind ENGINE = EngineKind.SWARMGAUGE_TRUSTING;

    private final int keptWindows;
    private final Consumer<String> progress;

    /** @param keptWindows that state holds of each setup at the end */
    Growth(int keptWindows, Consumer<String> progress) {
        this.keptWindows = keptWindows;
        this.progress = progress;
    }

    /**
     * Measures so many setups.
     *
     * @param directory takes the broker's data, the engine's state and the logs
     */
    GrowthFigures of(int setups, Path directory) {
        int windows = windows(setups);
        long records = (long) setups * windows * RECORDS_PER_WINDOW;
        LoadShape shape = new LoadShape(Lane.BATCHES, records * Lane.BATCHES.chunksPerRecord(), SEED, setups, windows);
        try (BrokerProcess broker = BrokerProcess.start(directory);
                BenchTopics topics = new BenchTopics(broker.bootstrapServers(), ONE_PARTITION);
                Loader loader = new Loader(shape, broker.bootstrapServers())) {
            topics.create();
            progress.accept("%,d setups: loading %,d records".formatted(setups, records));
            Target target = new Target(loader.load());
            long input = topics.logBytes(TopicCatalogue.TRANSFERS.name());
            try (Engines engines = new Engines(directory)) {
                Runner runner =
                        new Runner(directory, broker, topics, engines, Guarantee.EXACTLY_ONCE, pace(setups), target);
                List<Figures> measured = measured(runner, shape);
                return new GrowthFigures(
                        setups,
                        keptWindows,
                        windows,
                        records,
                        shape.toldEvents(),
                        input,
                        runner.peakResidentBytes(ENGINE),
                        measured);
            }
        }
    }

    private int windows(int setups) {
        long enough = LEAST_RECORDS / ((long) setups * RECORDS_PER_WINDOW);
        return (int) Math.max(keptWindows, Math.min(enough, LoadShape.MOST_WINDOWS));
    }

    private List<Figures> measured(Runner runner, LoadShape shape) {
        int runs = shape.records() > LEAST_RECORDS ? MEASURED_IF_LONG : MEASURED;
        List<Figures> measured = new ArrayList<>();
        for (int run = 0; run <= runs; run++) {
            progress.accept(
                    "%,d setups: %s".formatted(shape.setups(), run == 0 ? "warm-up" : "run " + run + " of " + runs));
            Figures figures = runner.run(ENGINE, run);
            if (run > 0) {
                measured.add(figures);
            }
        }
        return measured;
    }

    /** The last windows stay, as many as asked for, when the closing records have come: 30 s after the last window's end. */
    private Pace pace(int setups) {
        long commitEvery =
                Math.max(SHORTEST_COMMIT.toMillis(), RECORD.multipliedBy(setups).toMillis());
        Duration untilClosing = LoadShape.WINDOW.plus(LoadShape.GRACE).multipliedBy(2);
        Duration kept = LoadShape.WINDOW.multipliedBy(keptWindows - 1L).plus(LoadShape.WINDOW.dividedBy(2));
        return new Pace(commitEvery, untilClosing.plus(kept).toMillis());
    }
}
