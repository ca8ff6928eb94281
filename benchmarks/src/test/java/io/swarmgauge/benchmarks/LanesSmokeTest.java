package io.swarmgauge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.benchmarks.engine.EngineKind;
import io.swarmgauge.benchmarks.engine.Guarantee;
import io.swarmgauge.benchmarks.engine.Pace;
import io.swarmgauge.benchmarks.kafka.BenchTopics;
import io.swarmgauge.benchmarks.load.Lane;
import io.swarmgauge.benchmarks.load.LoadShape;
import io.swarmgauge.benchmarks.load.Loader;
import io.swarmgauge.benchmarks.process.BrokerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every engine on every lane, held against the load: {@link Runner#run} fails where one chunk is missing. */
class LanesSmokeTest {

    private static final int SETUPS = 20;
    private static final int WINDOWS = 6;
    private static final long RECORDS = 2_000;

    @TempDir
    private static Path directory;

    private static Engines engines;

    @BeforeAll
    static void prepare() {
        engines = new Engines(directory);
    }

    @AfterAll
    static void end() {
        engines.close();
    }

    @ParameterizedTest
    @EnumSource
    void allEnginesComeToWhatTheLoadAddsUpTo(Lane lane) throws IOException {
        LoadShape shape = new LoadShape(lane, RECORDS * lane.chunksPerRecord(), 1, SETUPS, WINDOWS);
        Path own = Files.createDirectory(directory.resolve(lane.name()));
        try (BrokerProcess broker = BrokerProcess.start(own);
                BenchTopics topics = new BenchTopics(broker.bootstrapServers(), BenchTopics.USUAL_PARTITIONS);
                Loader loader = new Loader(shape, broker.bootstrapServers())) {
            topics.create();
            Target target = new Target(loader.load());
            assertThat(target.windows()).isEqualTo(SETUPS * WINDOWS);
            Runner runner = new Runner(own, broker, topics, engines, Guarantee.EXACTLY_ONCE, Pace.PROMPT, target);
            for (EngineKind engine : EngineKind.values()) {
                assertThat(runner.run(engine, 1).engineCpuSeconds())
                        .as("%s", engine)
                        .isNotNegative();
            }
        }
    }
}
