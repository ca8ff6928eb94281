package io.swarmgauge.streams.performance;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.HosterPerformances;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.kit.ledger.Ledger;
import io.swarmgauge.streams.kit.ledger.Ledgers;
import io.swarmgauge.streams.state.performance.AgreedSamples;
import io.swarmgauge.streams.state.performance.PerformanceBucket;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * From what attestors agreed on to gauge.performances.
 *
 * <p>Samples count for 28 days after they were taken, in the hoster's own time, which only windows of its setups drive:
 * a hoster that waits without a measured setup keeps its RAW benchmark, however long it waits, and loses it only while
 * its setups go on being measured.
 */
public final class PerformanceTopology {

    private static final Duration HORIZON = Duration.ofDays(28);

    /**
     * A revision adds up one bucket again, a conclusion merges all of them: 360 windows of a minute for each setup against
     * 113 merges of about 10 µs for each region and performance.
     */
    private static final Duration BUCKET = Duration.ofHours(6);

    private final Duration retention;
    private final RecordSerdes serdes;
    private final StreamsMeters meters;

    public PerformanceTopology(Duration retention, RecordSerdes serdes, StreamsMeters meters) {
        this.retention = retention;
        this.serdes = serdes;
        this.meters = meters;
    }

    public void attach(KStream<String, AttestedWindow> attestations) {
        Ledgers.keep(attestations.flatMapValues(Contributions::of, Named.as("performance-contributions")), ledger())
                .to(
                        TopicCatalogue.PERFORMANCES.name(),
                        Produced.with(Serdes.String(), serdes.serde(TopicCatalogue.PERFORMANCES))
                                .withName("performance-published"));
    }

    private Ledger<AgreedSamples, PerformanceBucket, HosterPerformances> ledger() {
        return new Ledger<>(
                "performance",
                BUCKET,
                HORIZON,
                retention,
                new PerformancePolicy(views -> meters.leftOut("performance", views)),
                Contributions.SERDE,
                StateSerde.of(PerformanceBucket.class),
                meters);
    }
}
