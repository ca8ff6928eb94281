package io.swarmgauge.streams.alert.cause;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.streams.alert.cause.Turn.Made;
import io.swarmgauge.streams.kit.ByteStore;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.ledger.LedgerKeys;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Publishes the statements of one fingerprint in the order in which they were made. Each waits until it is ready and all
 * before it are published. Every statement is made once and gets ready once, so none waits for ever.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class TurnProcessor implements Processor<String, Turn, String, Alert> {

    static final String STORE = "alert-turns";

    private static final byte MADE = 'm';
    private static final byte READY = 'r';
    private static final StateSerde<Alert> ALERTS = StateSerde.of(Alert.class);

    private ProcessorContext<String, Alert> context;
    private ByteStore store;

    private TurnProcessor() {}

    static ProcessorSupplier<String, Turn, String, Alert> supplier() {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, Turn, String, Alert> get() {
                return new TurnProcessor();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(ByteStore.builder(STORE));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Alert> processorContext) {
        context = processorContext;
        store = new ByteStore(context.getStateStore(STORE));
    }

    @Override
    public void process(Record<String, Turn> record) {
        String fingerprint = record.key();
        append(
                record.value() instanceof Made ? MADE : READY,
                fingerprint,
                record.value().alert());
        for (Bytes made : keys(MADE, fingerprint)) {
            Optional<Bytes> ready = ready(fingerprint, at(made));
            if (ready.isEmpty()) {
                return;
            }
            context.forward(record.withValue(at(ready.get())));
            store.delete(made);
            store.delete(ready.get());
        }
    }

    private void append(byte kind, String fingerprint, Alert alert) {
        List<Bytes> keys = keys(kind, fingerprint);
        long place = keys.isEmpty() ? 0 : LedgerKeys.time(keys.get(keys.size() - 1)) + 1;
        store.put(LedgerKeys.at(kind, place, fingerprint), alert, ALERTS);
    }

    private Optional<Bytes> ready(String fingerprint, Alert made) {
        return keys(READY, fingerprint).stream()
                .filter(key -> isSame(made, at(key)))
                .findFirst();
    }

    /** Statements that are alike in all of this take the same way and stay in order on it. */
    private static boolean isSame(Alert one, Alert other) {
        return one.getStatus() == other.getStatus()
                && one.getStartsAt() == other.getStartsAt()
                && Objects.equals(one.getFiredAt(), other.getFiredAt())
                && Objects.equals(one.getSuspectId(), other.getSuspectId());
    }

    private Alert at(Bytes key) {
        return store.find(key, ALERTS).orElseThrow();
    }

    private List<Bytes> keys(byte kind, String fingerprint) {
        return store.keys(LedgerKeys.at(kind, 0, fingerprint), LedgerKeys.at(kind, Long.MAX_VALUE, fingerprint));
    }
}
