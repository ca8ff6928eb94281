package io.swarmgauge.streams.pool;

import io.swarmgauge.streams.kit.ByteStore;
import io.swarmgauge.streams.kit.StateSerde;
import io.swarmgauge.streams.kit.ledger.LedgerKeys;
import io.swarmgauge.streams.state.pool.PoolBook;
import io.swarmgauge.streams.state.pool.PoolRow;
import io.swarmgauge.streams.state.pool.Stay;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;

/** What is kept of each region: its windows, and the stays that made them what they are. */
final class PoolLedger {

    private static final byte BOOK = 'b';
    private static final byte STAY = 's';
    private static final byte WINDOW = 'w';
    private static final StateSerde<PoolBook> BOOKS = StateSerde.of(PoolBook.class);
    private static final StateSerde<PoolRow> ROWS = StateSerde.of(PoolRow.class);
    private static final StateSerde<Stay> STAYS = StateSerde.of(Stay.class);

    private final ByteStore store;

    PoolLedger(ByteStore store) {
        this.store = store;
    }

    List<String> regions() {
        return store.keys(LedgerKeys.prefix(BOOK), LedgerKeys.after(LedgerKeys.prefix(BOOK))).stream()
                .map(key -> LedgerKeys.name(key, 0))
                .toList();
    }

    Optional<PoolBook> book(String region) {
        return store.find(LedgerKeys.prefix(BOOK, region), BOOKS);
    }

    void put(String region, PoolBook book) {
        store.put(LedgerKeys.prefix(BOOK, region), book, BOOKS);
    }

    void forget(String region) {
        store.delete(LedgerKeys.prefix(BOOK, region));
    }

    PoolRow row(String region, long start) {
        return store.find(LedgerKeys.at(WINDOW, start, region), ROWS).orElseGet(PoolLedger::empty);
    }

    void put(String region, long start, PoolRow row) {
        store.put(LedgerKeys.at(WINDOW, start, region), row, ROWS);
    }

    /** Windows that are kept and start before the time, by start. */
    Map<Long, PoolRow> rows(String region, long before) {
        Map<Long, PoolRow> rows = new TreeMap<>();
        store.each(
                LedgerKeys.at(WINDOW, 0, region),
                LedgerKeys.at(WINDOW, Math.max(0, before), region),
                ROWS,
                (key, row) -> rows.put(LedgerKeys.time(key), row));
        return rows;
    }

    void delete(String region, long start) {
        store.delete(LedgerKeys.at(WINDOW, start, region));
    }

    /** The same stay as it was known before; nothing when it changed no window. */
    Optional<Stay> known(String region, Stay stay) {
        return store.find(key(region, stay), STAYS);
    }

    void keep(String region, Stay stay) {
        store.put(key(region, stay), stay, STAYS);
    }

    void drop(String region, Stay stay) {
        store.delete(key(region, stay));
    }

    /** Stays that were over before the time. */
    void dropStays(String region, long before) {
        store.each(
                LedgerKeys.at(STAY, 0, region),
                LedgerKeys.at(STAY, Math.max(0, before), region),
                STAYS,
                (key, stay) -> {
                    if (stay.getEnd() < before) {
                        store.delete(key);
                    }
                });
    }

    static PoolRow empty() {
        return new PoolRow(-1, 0, 0, 0, 0, 0, 0, 0);
    }

    private static Bytes key(String region, Stay stay) {
        byte[] dated = LedgerKeys.at(STAY, stay.getStart(), region).get();
        byte[] node = stay.getNodeId().getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(dated.length + node.length + 2 * Long.BYTES)
                .put(dated)
                .put(node)
                .putLong(stay.getEpoch())
                .putLong(stay.getSequence())
                .array());
    }
}
