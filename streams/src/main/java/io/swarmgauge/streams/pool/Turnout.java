package io.swarmgauge.streams.pool;

import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.state.pool.Ending;
import io.swarmgauge.streams.state.pool.PoolBook;
import io.swarmgauge.streams.state.pool.PoolRow;
import io.swarmgauge.streams.state.pool.Stay;
import java.util.Optional;

/** Counts a stay in the windows in which it begins and ends. One that only goes on changes no window. */
final class Turnout {

    private final PoolLedger ledger;
    private final WindowTimes times;

    Turnout(PoolLedger ledger, WindowTimes times) {
        this.ledger = ledger;
        this.times = times;
    }

    void count(String region, Stay stay) {
        Optional<Stay> known = ledger.known(region, stay);
        if (known.filter(stay::equals).isPresent()) {
            return;
        }
        known.ifPresent(former -> book(region, former, -1));
        if (stay.getJoins() || stay.getEnding() != Ending.CONTINUED) {
            book(region, stay, 1);
            ledger.keep(region, stay);
        } else {
            ledger.drop(region, stay);
        }
    }

    private void book(String region, Stay stay, int number) {
        if (stay.getJoins()) {
            add(region, stay.getStart(), number, 0, 0);
        }
        switch (stay.getEnding()) {
            case LEFT -> add(region, stay.getEnd(), 0, number, 0);
            case SILENT -> add(region, stay.getEnd(), 0, 0, number);
            case CONTINUED -> {}
        }
    }

    private void add(String region, long time, int joined, int left, int silent) {
        PoolRow row = touched(region, time);
        ledger.put(
                region,
                start(time),
                PoolRow.newBuilder(row)
                        .setJoined(row.getJoined() + joined)
                        .setLeft(row.getLeft() + left)
                        .setSilent(row.getSilent() + silent)
                        .build());
    }

    private PoolRow touched(String region, long time) {
        long start = start(time);
        PoolBook book = ledger.book(region).orElseGet(() -> new PoolBook(start, 0, start));
        ledger.put(
                region,
                new PoolBook(
                        Math.min(book.getFirstWindow(), start),
                        book.getProvidersBefore(),
                        Math.min(book.getToSay(), start)));
        return ledger.row(region, start);
    }

    private long start(long time) {
        return times.containing(time).start();
    }
}
