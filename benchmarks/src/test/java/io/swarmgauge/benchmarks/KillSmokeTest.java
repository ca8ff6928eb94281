package io.swarmgauge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmgauge.benchmarks.engine.EngineKind;
import io.swarmgauge.benchmarks.engine.Guarantee;
import io.swarmgauge.benchmarks.engine.Pace;
import io.swarmgauge.benchmarks.kafka.BenchTopics;
import io.swarmgauge.benchmarks.kafka.SinkReader;
import io.swarmgauge.benchmarks.load.Aggregates;
import io.swarmgauge.benchmarks.load.Lane;
import io.swarmgauge.benchmarks.load.LoadShape;
import io.swarmgauge.benchmarks.load.Loader;
import io.swarmgauge.benchmarks.load.Sums;
import io.swarmgauge.benchmarks.process.BrokerProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bench --kill} does, with a load of seconds. */
class KillSmokeTest {

    /** The victim begins cold, so that it needs seconds for it, and is killed when a third is done. */
    private static final LoadShape SHAPE = new LoadShape(Lane.BATCHES, 8_000_000, 1);

    @TempDir
    private Path directory;

    @Test
    void killedInTheMiddleItComesToWhatTheLoadAddsUpTo() {
        try (BrokerProcess broker = BrokerProcess.start(directory);
                BenchTopics topics = new BenchTopics(broker.bootstrapServers(), BenchTopics.USUAL_PARTITIONS);
                Loader loader = new Loader(SHAPE, broker.bootstrapServers())) {
            topics.create();
            Aggregates expected = loader.load();
            Target target = new Target(expected);
            try (SinkReader sink = new SinkReader(broker.bootstrapServers(), topics.partitions());
                    Engines engines = new Engines(directory)) {
                Runner runner =
                        new Runner(directory, broker, topics, engines, Guarantee.EXACTLY_ONCE, Pace.USUAL, target);
                assertThat(runner.killed())
                        .as("it was at work when it was killed")
                        .isTrue();

                assertThatCode(() -> target.compare(EngineKind.SWARMGAUGE, sink::poll))
                        .doesNotThrowAnyException();
                expected.add("setup-001", LoadShape.BEGIN, "nobody", new Sums(1, 1, 0, 0));
                Target oneChunkMore = new Target(expected, Duration.ofMillis(50));
                assertThatThrownBy(() -> oneChunkMore.compare(EngineKind.SWARMGAUGE, sink::poll))
                        .isInstanceOf(WrongAggregatesException.class)
                        .hasMessageContaining("should be  in 1 chunks 1 bytes");
            }
        }
    }
}
