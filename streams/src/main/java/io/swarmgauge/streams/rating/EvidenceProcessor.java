package io.swarmgauge.streams.rating;

import io.swarmgauge.schema.gauge.AttestedWindow;
import io.swarmgauge.schema.gauge.HosterAttestation;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.state.ledger.LedgerEntry;
import io.swarmgauge.streams.state.rating.RatingEvidence;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Holds what attestors agreed on against the plan's terms. Every hoster of the window gets an entry, an empty one where
 * nothing was agreed on, so that a revision can take back what the former one charged.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class EvidenceProcessor implements Processor<String, AttestedWindow, String, LedgerEntry> {

    private static final StateSerde<RatingEvidence> EVIDENCE = StateSerde.of(RatingEvidence.class);

    private ProcessorContext<String, LedgerEntry> context;
    private HostingSetups setups;

    @Override
    public void init(ProcessorContext<String, LedgerEntry> processorContext) {
        context = processorContext;
        setups = HostingSetups.in(context);
    }

    @Override
    public void process(Record<String, AttestedWindow> record) {
        AttestedWindow window = record.value();
        Yardsticks yardsticks = Yardsticks.of(setups.find(window.getSetupId()).map(HostingSetup::getTerms), window);
        for (HosterAttestation hoster : window.getHosters()) {
            context.forward(record.withValue(new LedgerEntry(
                    hoster.getHosterId(),
                    window.getSetupId(),
                    window.getWindowStart(),
                    window.getWindowEnd(),
                    window.getRevision(),
                    EVIDENCE.encode(WindowEvidence.of(hoster, window, yardsticks)))));
        }
    }
}
