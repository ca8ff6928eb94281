package io.swarmgauge.streams.compliance;

import io.swarmgauge.schema.gauge.ComplianceWindow;
import io.swarmgauge.streams.compliance.Agenda.Item;
import io.swarmgauge.streams.compliance.Register.Entered;
import io.swarmgauge.streams.kit.ByteStore;
import io.swarmgauge.streams.kit.HostingSetups;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.state.compliance.ComplianceRow;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Publishes each window once when it is closed and all of its evidence had time to come, and again when something else is
 * to be said: of the window itself, or of an earlier one that its period or burn windows reach. Only when it is said
 * depends on the wall clock, never what.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class ComplianceProcessor implements Processor<String, Evidence, String, ComplianceWindow> {

    /** The rooms before this one look once a second of stream time whether a window is closed. */
    static final Duration SETTLING = Duration.ofSeconds(2);

    private static final Duration SAY_EVERY = Duration.ofSeconds(1);

    /** What corrections may take at once, of all tasks of a thread within one transaction. */
    private static final Duration BUDGET = Duration.ofMillis(50);

    private static final StateSerde<ComplianceWindow> SAID = StateSerde.of(ComplianceWindow.class);

    private final Compliance room;
    private ProcessorContext<String, ComplianceWindow> context;
    private HostingSetups setups;
    private ComplianceBook book;
    private Agenda fresh;
    private Agenda corrections;
    private Register register;
    private String lastCorrected = "";

    ComplianceProcessor(Compliance room) {
        this.room = room;
    }

    @Override
    public void init(ProcessorContext<String, ComplianceWindow> processorContext) {
        context = processorContext;
        setups = HostingSetups.in(context);
        ByteStore store = new ByteStore(context.getStateStore(Compliance.STORE));
        book = new ComplianceBook(store);
        fresh = new Agenda(store, Agenda.FRESH);
        corrections = new Agenda(store, Agenda.CORRECTIONS);
        register =
                new Register(book, fresh, corrections, room.times().retention().toMillis());
        context.schedule(SAY_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> sayWhatIsNew());
    }

    @Override
    public void process(Record<String, Evidence> record) {
        setups.find(record.key()).ifPresent(setup -> {
            Entered entered = register.enter(setup, record.value());
            switch (entered) {
                case COVERAGE -> say(record.key(), record.value().window().start());
                case WITHOUT_EFFECT -> room.meters().duplicate(Compliance.NAME);
                case EXPIRED -> room.meters().expired(Compliance.NAME);
                case COUNTED -> {}
            }
        });
    }

    private void sayWhatIsNew() {
        long closed = room.times().lastClosedStart(context.currentStreamTimeMs() - SETTLING.toMillis());
        fresh.items().stream().filter(item -> item.from() <= closed).forEach(item -> sayFirst(item, closed));
        long start = room.nanoTime().getAsLong();
        for (Item item : inTurn(corrections.items())) {
            lastCorrected = item.setup();
            if (!correct(item, closed, start)) {
                return;
            }
        }
    }

    private void sayFirst(Item item, long closed) {
        for (long start : book.windows(item.setup(), item.from(), closed + 1)) {
            if (book.window(item.setup(), start).getRevision() == Register.UNPUBLISHED) {
                say(item.setup(), start);
            }
        }
        List<Long> open = book.windows(item.setup(), closed + 1, Long.MAX_VALUE);
        if (open.isEmpty()) {
            fresh.done(item.setup());
        } else {
            fresh.set(item.setup(), open.get(0));
        }
    }

    /** Whether there is time for more. */
    private boolean correct(Item item, long closed, long begun) {
        for (long start : book.windows(item.setup(), item.from(), closed + 1)) {
            if (book.window(item.setup(), start).getRevision() != Register.UNPUBLISHED) {
                say(item.setup(), start);
            }
            if (room.nanoTime().getAsLong() - begun >= BUDGET.toNanos()) {
                corrections.set(item.setup(), start + 1);
                return false;
            }
        }
        corrections.done(item.setup());
        return true;
    }

    /** Those after the last one first: who has much to correct must not keep the others waiting. */
    private List<Item> inTurn(List<Item> items) {
        return items.stream()
                .sorted(Comparator.comparing((Item item) -> item.setup().compareTo(lastCorrected) <= 0)
                        .thenComparing(Item::setup))
                .toList();
    }

    private void say(String id, long start) {
        Window window = room.times().startingAt(start);
        ComplianceRow row = book.window(id, start);
        setups.find(id)
                .flatMap(setup -> room.policy()
                        .conclude(
                                setup,
                                window,
                                0,
                                WindowSums.of(start, row),
                                Coverages.of(row),
                                new KeptHistory(book, id, window.length().toMillis())))
                .ifPresent(conclusion -> publish(id, window, row, conclusion));
    }

    private void publish(String id, Window window, ComplianceRow row, ComplianceWindow conclusion) {
        long fingerprint =
                SchemaNormalization.fingerprint64(SAID.encode(conclusion).array());
        if (row.getRevision() != Register.UNPUBLISHED && row.getSaid() == fingerprint) {
            return;
        }
        int revision = row.getRevision() + 1;
        book.put(
                id,
                window.start(),
                ComplianceRow.newBuilder(row)
                        .setRevision(revision)
                        .setSaid(fingerprint)
                        .build());
        ComplianceWindow revised =
                ComplianceWindow.newBuilder(conclusion).setRevision(revision).build();
        context.forward(new Record<>(id, revised, window.end() - 1));
        room.meters().published(Compliance.NAME, revision);
    }
}
