package io.swarmgauge.streams.history;

import io.swarmgauge.schema.gauge.RankHistory;
import io.swarmgauge.schema.gauge.Ranking;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.kit.ledger.Ledger;
import io.swarmgauge.streams.kit.ledger.Ledgers;
import io.swarmgauge.streams.state.history.HistoryBucket;
import io.swarmgauge.streams.state.history.Place;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** From rankings by all regions together to gauge.rank-history. */
public final class HistoryTopology {

    private static final Duration HORIZON = Duration.ofDays(28);
    private static final Duration BUCKET = Duration.ofHours(6);

    private final Duration retention;
    private final RecordSerdes serdes;
    private final StreamsMeters meters;

    public HistoryTopology(Duration retention, RecordSerdes serdes, StreamsMeters meters) {
        this.retention = retention;
        this.serdes = serdes;
        this.meters = meters;
    }

    public void attach(KStream<String, Ranking> rankings) {
        Ledgers.keep(
                        rankings.filter((setupId, ranking) -> ranking.getRegion() == null, Named.as("history-overall"))
                                .flatMapValues(Contributions::of, Named.as("history-contributions")),
                        ledger())
                .to(
                        TopicCatalogue.RANK_HISTORY.name(),
                        Produced.with(Serdes.String(), serdes.serde(TopicCatalogue.RANK_HISTORY))
                                .withName("history-published"));
    }

    private Ledger<Place, HistoryBucket, RankHistory> ledger() {
        return new Ledger<>(
                "history",
                BUCKET,
                HORIZON,
                retention,
                new HistoryPolicy(),
                Contributions.SERDE,
                StateSerde.of(HistoryBucket.class),
                meters);
    }
}
