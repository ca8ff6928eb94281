package io.swarmgauge.streams.kit.ledger;

import io.swarmgauge.streams.state.ledger.LedgerEntry;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Concludes once for each entity that changed, not once for each contribution: a window of all setups is one conclusion.
 * Which entities changed is kept in the store, so that a restart forgets none. Only when a conclusion is said depends on
 * the wall clock, never what it says.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class LedgerProcessor<C extends SpecificRecord, B extends SpecificRecord, O>
        implements Processor<String, LedgerEntry, String, O> {

    private static final Duration CONCLUDE_EVERY = Duration.ofSeconds(1);

    private final Ledger<C, B, O> ledger;
    private ProcessorContext<String, O> context;
    private LedgerStore store;

    LedgerProcessor(Ledger<C, B, O> ledger) {
        this.ledger = ledger;
    }

    @Override
    public void init(ProcessorContext<String, O> processorContext) {
        context = processorContext;
        store = new LedgerStore(context.getStateStore(ledger.store()));
        context.schedule(CONCLUDE_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> conclude());
    }

    @Override
    public void process(Record<String, LedgerEntry> record) {
        switch (account(record.key()).enter(record.value())) {
            case COUNTED -> store.markDirty(record.key());
            case WITHOUT_EFFECT -> ledger.meters().duplicate(ledger.name());
            case EXPIRED -> ledger.meters().expired(ledger.name());
        }
    }

    private void conclude() {
        for (String entity : store.dirty()) {
            Account<C, B, O> account = account(entity);
            context.forward(new Record<>(entity, account.conclude(), account.asOf() - 1));
            store.markClean(entity);
            ledger.meters().concluded(ledger.name());
        }
    }

    private Account<C, B, O> account(String entity) {
        return new Account<>(ledger, store, entity);
    }
}
