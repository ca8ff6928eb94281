package io.swarmgauge.streams.compliance;

import io.swarmgauge.streams.kit.ByteStore;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.ledger.LedgerKeys;
import io.swarmgauge.streams.state.compliance.ComplianceRow;
import io.swarmgauge.streams.state.compliance.Sums;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;

/**
 * What is kept of setups: each window while it may be revised or its burn windows may reach it, and sums of hours and days
 * for the rest of the period. Sums are always made anew from what they are of, so that nothing has to be taken back.
 */
final class ComplianceBook {

    private static final byte WINDOW = 'w';
    private static final byte HOUR = 'h';
    private static final byte DAY = 'y';
    private static final byte LATEST = 'l';
    private static final StateSerde<ComplianceRow> WINDOWS = StateSerde.of(ComplianceRow.class);
    private static final StateSerde<Sums> SUMS = StateSerde.of(Sums.class);

    private final ByteStore store;

    ComplianceBook(ByteStore store) {
        this.store = store;
    }

    ComplianceRow window(String setup, long start) {
        return store.find(LedgerKeys.at(WINDOW, start, setup), WINDOWS).orElseGet(ComplianceBook::untouched);
    }

    void put(String setup, long start, ComplianceRow window) {
        store.put(LedgerKeys.at(WINDOW, start, setup), window, WINDOWS);
    }

    /** Windows that start within [from, to), ascending. */
    void eachWindow(String setup, long from, long to, BiConsumer<Long, ComplianceRow> visitor) {
        store.each(
                LedgerKeys.at(WINDOW, Math.max(0, from), setup),
                LedgerKeys.at(WINDOW, to, setup),
                WINDOWS,
                (key, row) -> visitor.accept(LedgerKeys.time(key), row));
    }

    /** Starts of the windows within [from, to), ascending. */
    List<Long> windows(String setup, long from, long to) {
        return store.keys(LedgerKeys.at(WINDOW, Math.max(0, from), setup), LedgerKeys.at(WINDOW, to, setup)).stream()
                .map(LedgerKeys::time)
                .toList();
    }

    /** Sums of the full hours within [from, to). */
    void addHours(String setup, long from, long to, Adder adder) {
        addAll(HOUR, setup, from, to, adder);
    }

    /** Sums of the full days within [from, to). */
    void addDays(String setup, long from, long to, Adder adder) {
        addAll(DAY, setup, from, to, adder);
    }

    /** Adds up the hour and the day of the moment again. */
    void addUp(String setup, long time) {
        long hour = Spans.floor(time, Spans.HOUR);
        WindowSums windows = new WindowSums(hour);
        eachWindow(setup, hour, hour + Spans.HOUR, windows::add);
        store.put(LedgerKeys.at(HOUR, hour, setup), windows.sums(), SUMS);
        long day = Spans.floor(time, Spans.DAY);
        Adder hours = new Adder();
        addHours(setup, day, day + Spans.DAY, hours);
        store.put(LedgerKeys.at(DAY, day, setup), hours.sums(), SUMS);
    }

    /** Start of the setup's latest window; nothing before the first. */
    OptionalLong latest(String setup) {
        return store.number(LedgerKeys.prefix(LATEST, setup));
    }

    void latest(String setup, long start) {
        store.putNumber(LedgerKeys.prefix(LATEST, setup), start);
    }

    void forget(String setup, long windowsBefore, long sumsBefore) {
        forget(WINDOW, setup, windowsBefore);
        forget(HOUR, setup, sumsBefore);
        forget(DAY, setup, sumsBefore - Spans.DAY);
    }

    private void addAll(byte kind, String setup, long from, long to, Adder adder) {
        store.each(
                LedgerKeys.at(kind, Math.max(0, from), setup),
                LedgerKeys.at(kind, Math.max(0, to), setup),
                SUMS,
                (key, sums) -> adder.add(sums));
    }

    private void forget(byte kind, String setup, long before) {
        Bytes first = LedgerKeys.at(kind, 0, setup);
        store.keys(first, LedgerKeys.at(kind, Math.max(0, before), setup)).forEach(store::delete);
    }

    private static ComplianceRow untouched() {
        return new ComplianceRow(-1, 0L, -1, List.of(), null, -1, null, null);
    }
}
