package io.swarmgauge.streams.ranking;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.topics.TopicCatalogue;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** From what attestors agreed on to gauge.rankings: a function of each window, without a memory of its own. */
public final class RankingTopology {

    private final RecordSerdes serdes;

    public RankingTopology(RecordSerdes serdes) {
        this.serdes = serdes;
    }

    /** What is published, for the rooms that conclude from it. */
    public KStream<String, Ranking> attach(KStream<String, AttestedWindow> attested) {
        KStream<String, Ranking> rankings =
                attested.flatMapValues(RankingPolicy::rankings, Named.as("ranking-concluded"));
        rankings.to(
                TopicCatalogue.RANKINGS.name(),
                Produced.with(Serdes.String(), serdes.serde(TopicCatalogue.RANKINGS))
                        .withName("ranking-published"));
        return rankings;
    }
}
