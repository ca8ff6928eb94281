package io.swarmgauge.streams.pool;

import io.swarmgauge.schema.gauge.PoolWindow;
import io.swarmgauge.streams.kit.ByteStore;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.state.pool.PoolBook;
import io.swarmgauge.streams.state.pool.PoolRow;
import io.swarmgauge.streams.state.pool.Stay;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Says every closed window of every region, and again when a late registration changes it or one before it. Only when it
 * is said depends on the wall clock, never what. A region that nobody was in for all of the retention is no longer said
 * until somebody comes back, and forgotten when nothing late can come of it any more.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class PoolProcessor implements Processor<String, Stay, String, PoolWindow> {

    static final String NAME = "pool";
    static final String STORE = "pool-windows";

    private static final Duration SAY_EVERY = Duration.ofSeconds(1);

    /** From when on a region is to be said of which nothing is. */
    private static final long NEVER = Long.MAX_VALUE;

    private final WindowTimes times;
    private final StreamsMeters meters;
    private ProcessorContext<String, PoolWindow> context;
    private PoolLedger ledger;
    private Turnout turnout;

    PoolProcessor(WindowTimes times, StreamsMeters meters) {
        this.times = times;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, PoolWindow> processorContext) {
        context = processorContext;
        ledger = new PoolLedger(new ByteStore(context.getStateStore(STORE)));
        turnout = new Turnout(ledger, times);
        context.schedule(SAY_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> sayWhatIsNew());
    }

    @Override
    public void process(Record<String, Stay> record) {
        if (!record.value().getNodeId().equals(PresenceProcessor.NOBODY)) {
            turnout.count(record.key(), record.value());
        }
    }

    private void sayWhatIsNew() {
        long closed = times.lastClosedStart(context.currentStreamTimeMs());
        for (String region : ledger.regions()) {
            ledger.book(region)
                    .filter(book -> book.getToSay() == NEVER && isOver(book, closed))
                    .ifPresent(book -> forget(region));
            ledger.book(region)
                    .filter(book -> book.getToSay() <= closed)
                    .map(book -> settle(region, book, closed))
                    .ifPresent(book -> say(region, book, closed));
        }
    }

    private void say(String region, PoolBook book, long closed) {
        Map<Long, PoolRow> rows = ledger.rows(region, Long.MAX_VALUE);
        boolean quiet = rows.values().stream().allMatch(PoolProcessor::isQuiet);
        if (book.getProvidersBefore() == 0 && quiet) {
            ledger.put(region, new PoolBook(book.getFirstWindow(), 0, NEVER));
            return;
        }
        int providers = book.getProvidersBefore();
        for (long start = book.getFirstWindow();
                start <= closed;
                start += times.size().toMillis()) {
            PoolRow row = Optional.ofNullable(rows.get(start)).orElseGet(PoolLedger::empty);
            if (start >= book.getToSay()) {
                say(region, start, providers, row);
            }
            providers = PoolPolicy.after(providers, row);
        }
        ledger.put(
                region,
                new PoolBook(
                        book.getFirstWindow(),
                        book.getProvidersBefore(),
                        closed + times.size().toMillis()));
    }

    private void say(String region, long start, int before, PoolRow row) {
        Window window = times.startingAt(start);
        PoolPolicy.conclude(region, window, before, row).ifPresent(conclusion -> {
            ledger.put(region, start, PoolPolicy.said(before, row));
            context.forward(new Record<>(region, conclusion, window.end() - 1));
            meters.published(NAME, conclusion.getRevision());
        });
    }

    /** Adds up the windows that cannot be revised any more. */
    private PoolBook settle(String region, PoolBook book, long closed) {
        long first = PoolPolicy.firstRevisable(times, closed);
        if (first <= book.getFirstWindow()) {
            return book;
        }
        int providers = book.getProvidersBefore();
        for (var old : ledger.rows(region, first).entrySet()) {
            providers = PoolPolicy.after(providers, old.getValue());
            ledger.delete(region, old.getKey());
        }
        ledger.dropStays(region, first);
        PoolBook settled = new PoolBook(first, providers, Math.max(first, book.getToSay()));
        ledger.put(region, settled);
        return settled;
    }

    /** What was settled is as old again as it was then: nothing that is late can touch it. */
    private boolean isOver(PoolBook book, long closed) {
        return book.getFirstWindow() < PoolPolicy.firstRevisable(times, closed) - PoolPolicy.kept(times);
    }

    private void forget(String region) {
        ledger.rows(region, Long.MAX_VALUE).keySet().forEach(start -> ledger.delete(region, start));
        ledger.dropStays(region, Long.MAX_VALUE);
        ledger.forget(region);
    }

    private static boolean isQuiet(PoolRow row) {
        return row.getJoined() == 0 && row.getLeft() == 0 && row.getSilent() == 0;
    }
}
