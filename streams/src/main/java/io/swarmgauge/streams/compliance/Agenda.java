package io.swarmgauge.streams.compliance;

import io.swarmgauge.streams.kit.ByteStore;
import io.swarmgauge.streams.kit.ledger.LedgerKeys;
import java.util.ArrayList;
import java.util.List;

/** From which window on a setup has something to say. Kept in the store, so that a restart forgets nothing. */
final class Agenda {

    /**
     * One setup's entry.
     *
     * @param from start of the earliest window, epoch milliseconds (UTC)
     */
    record Item(String setup, long from) {}

    /** Windows about which nothing was said yet. */
    static final byte FRESH = 'f';

    /** Windows about which something was said that may no longer hold. */
    static final byte CORRECTIONS = 'c';

    private final ByteStore store;
    private final byte kind;

    Agenda(ByteStore store, byte kind) {
        this.store = store;
        this.kind = kind;
    }

    /** Ascending by setup. */
    List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (var key : store.keys(LedgerKeys.prefix(kind), LedgerKeys.after(LedgerKeys.prefix(kind)))) {
            items.add(new Item(LedgerKeys.name(key, 0), store.number(key).orElseThrow()));
        }
        return items;
    }

    /** Also this window. */
    void add(String setup, long start) {
        long from = store.number(LedgerKeys.prefix(kind, setup)).orElse(Long.MAX_VALUE);
        if (start < from) {
            set(setup, start);
        }
    }

    void set(String setup, long from) {
        store.putNumber(LedgerKeys.prefix(kind, setup), from);
    }

    void done(String setup) {
        store.delete(LedgerKeys.prefix(kind, setup));
    }
}
