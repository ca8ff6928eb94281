package io.swarmgauge.streams.kit.ledger;

import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.state.ledger.LedgerEntry;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/** Brings contributions to the ledger of the entity that they are about: one repartition for each ledger. */
public final class Ledgers {

    private Ledgers() {}

    /** What the ledger concludes, keyed by entity. */
    public static <C extends SpecificRecord, B extends SpecificRecord, O> KStream<String, O> keep(
            KStream<String, LedgerEntry> entries, Ledger<C, B, O> ledger) {
        return entries.selectKey((key, entry) -> entry.getEntity(), Named.as(ledger.name() + "-by-entity"))
                .repartition(Repartitioned.with(Serdes.String(), StateSerde.of(LedgerEntry.class))
                        .withName(ledger.name() + "-entries"))
                .process(ledger, Named.as(ledger.name() + "-kept"));
    }
}
