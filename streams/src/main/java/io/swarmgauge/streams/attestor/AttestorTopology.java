package io.swarmgauge.streams.attestor;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.AttestorStanding;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.kit.ledger.Ledger;
import io.swarmgauge.streams.kit.ledger.Ledgers;
import io.swarmgauge.streams.state.attestor.Conduct;
import io.swarmgauge.streams.state.ledger.LedgerEntry;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** From what attestors agreed on, and who did not, to gauge.attestors. */
public final class AttestorTopology {

    private static final Duration HORIZON = Duration.ofDays(35);
    private static final StateSerde<Conduct> CONDUCT = StateSerde.of(Conduct.class);

    private final Duration retention;
    private final RecordSerdes serdes;
    private final StreamsMeters meters;

    /** @param retention how long after its end a window may still be revised */
    public AttestorTopology(Duration retention, RecordSerdes serdes, StreamsMeters meters) {
        this.retention = retention;
        this.serdes = serdes;
        this.meters = meters;
    }

    public void attach(KStream<String, AttestedWindow> attested) {
        Ledgers.keep(attested.flatMapValues(AttestorTopology::entries, Named.as("attestor-conduct")), ledger())
                .to(
                        TopicCatalogue.ATTESTORS.name(),
                        Produced.with(Serdes.String(), serdes.serde(TopicCatalogue.ATTESTORS))
                                .withName("attestor-published"));
    }

    private static List<LedgerEntry> entries(AttestedWindow window) {
        return WindowConduct.byAttestor(window).entrySet().stream()
                .map(conduct -> new LedgerEntry(
                        conduct.getKey(),
                        window.getSetupId(),
                        window.getWindowStart(),
                        window.getWindowEnd(),
                        window.getRevision(),
                        CONDUCT.encode(conduct.getValue())))
                .toList();
    }

    private Ledger<Conduct, Conduct, AttestorStanding> ledger() {
        return new Ledger<>(
                "attestor", AttestorPolicy.BUCKET, HORIZON, retention, new AttestorPolicy(), CONDUCT, CONDUCT, meters);
    }
}
