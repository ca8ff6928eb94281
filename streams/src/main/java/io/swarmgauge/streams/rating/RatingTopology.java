package io.swarmgauge.streams.rating;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.HosterRatings;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.kit.ledger.Ledger;
import io.swarmgauge.streams.kit.ledger.Ledgers;
import io.swarmgauge.streams.state.rating.RatingEvidence;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** From what attestors agreed on to gauge.ratings. */
public final class RatingTopology {

    private static final Duration HORIZON = Duration.ofDays(35);

    private final Duration retention;
    private final RecordSerdes serdes;
    private final StreamsMeters meters;

    /** @param retention how long after its end a window may still be revised */
    public RatingTopology(Duration retention, RecordSerdes serdes, StreamsMeters meters) {
        this.retention = retention;
        this.serdes = serdes;
        this.meters = meters;
    }

    public void attach(KStream<String, AttestedWindow> attested) {
        Ledgers.keep(
                        attested.process(EvidenceProcessor::new, Named.as("rating-evidence"), HostingSetups.STORE),
                        ledger())
                .to(
                        TopicCatalogue.RATINGS.name(),
                        Produced.with(Serdes.String(), serdes.serde(TopicCatalogue.RATINGS))
                                .withName("rating-published"));
    }

    private Ledger<RatingEvidence, RatingEvidence, HosterRatings> ledger() {
        return new Ledger<>(
                "rating",
                RatingPolicy.BUCKET,
                HORIZON,
                retention,
                new RatingPolicy(regions -> meters.leftOut("rating", regions)),
                StateSerde.of(RatingEvidence.class),
                StateSerde.of(RatingEvidence.class),
                meters);
    }
}
