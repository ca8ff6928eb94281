package io.swarmgauge.streams.ranking;

import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.streams.kit.Accepted;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.kit.window.RevisedWindows;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.state.ranking.RankingWindow;
import io.swarmgauge.topics.TopicCatalogue;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** From attestors' measurements to gauge.rankings. */
public final class RankingTopology {

    private final WindowTimes times;
    private final RecordSerdes serdes;
    private final StreamsMeters meters;

    public RankingTopology(WindowTimes times, RecordSerdes serdes, StreamsMeters meters) {
        this.times = times;
        this.serdes = serdes;
        this.meters = meters;
    }

    public void attach(KStream<String, Accepted<BenchmarkResult>> benchmarks) {
        benchmarks
                .process(windows(), Named.as("ranking-concluded"), HostingSetups.STORE)
                .to(
                        TopicCatalogue.RANKINGS.name(),
                        Produced.with(Serdes.String(), serdes.serde(TopicCatalogue.RANKINGS))
                                .withName("ranking-published"));
    }

    private RevisedWindows<BenchmarkResult, RankingWindow, Ranking> windows() {
        return new RevisedWindows<>(
                "ranking-windows", times, new RankingPolicy(times), StateSerde.of(RankingWindow.class), meters);
    }
}
