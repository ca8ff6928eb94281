package io.swarmgauge.streams.kit.ledger;

import io.swarmgauge.streams.state.ledger.LedgerEntry;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
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

    /**
     * What one punctuation may take; the rest waits for the next. A thread runs those of all of its tasks in one
     * transaction, which the cluster aborts after 10 s: four ledgers of twelve partitions on one thread take 4.8 s.
     */
    static final Duration BUDGET = Duration.ofMillis(100);

    private final Ledger<C, B, O> ledger;
    private ProcessorContext<String, O> context;
    private LedgerStore store;
    private String lastConcluded = "";

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
        long start = ledger.nanoTime().getAsLong();
        for (String entity : inTurn(store.dirty())) {
            conclude(entity);
            lastConcluded = entity;
            if (ledger.nanoTime().getAsLong() - start >= BUDGET.toNanos()) {
                break;
            }
        }
    }

    /** Those after the last one first: who changes all the time must not keep the others waiting. */
    private List<String> inTurn(List<String> dirty) {
        return dirty.stream()
                .sorted(Comparator.comparing((String entity) -> entity.compareTo(lastConcluded) <= 0)
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private void conclude(String entity) {
        Account<C, B, O> account = account(entity);
        context.forward(new Record<>(entity, account.conclude(), account.asOf() - 1));
        store.markClean(entity);
        ledger.meters().concluded(ledger.name());
    }

    private Account<C, B, O> account(String entity) {
        return new Account<>(ledger, store, entity);
    }
}
