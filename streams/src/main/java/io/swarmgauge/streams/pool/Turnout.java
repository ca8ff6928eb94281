package io.swarmgauge.streams.pool;

import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.state.pool.Ending;
import io.swarmgauge.streams.state.pool.PoolBook;
import io.swarmgauge.streams.state.pool.PoolRow;
import io.swarmgauge.streams.state.pool.Stay;
import java.util.Optional;

/**
 * Counts a stay in the windows in which it begins and ends. One that only goes on changes no window. Settled windows stay
 * as they are: what still changes before them counts in the first one that can be revised.
 */
final class Turnout {

    private final PoolLedger ledger;
    private final WindowTimes times;

    Turnout(PoolLedger ledger, WindowTimes times) {
        this.ledger = ledger;
        this.times = times;
    }

    void count(String region, Stay stay) {
        Optional<Stay> known = ledger.known(region, stay);
        if (known.filter(stay::equals).isPresent() || (known.isEmpty() && isSettled(region, stay))) {
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

    /** Whether it was over before the windows that can be revised, and so may have been counted and forgotten. */
    private boolean isSettled(String region, Stay stay) {
        return ledger.book(region)
                .filter(book -> stay.getEnd() < book.getFirstWindow())
                .isPresent();
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
        long window = times.containing(time).start();
        PoolBook book =
                ledger.book(region).orElseGet(() -> new PoolBook(PoolPolicy.firstRevisable(times, time), 0, window));
        long start = Math.max(book.getFirstWindow(), window);
        ledger.put(
                region,
                new PoolBook(book.getFirstWindow(), book.getProvidersBefore(), Math.min(book.getToSay(), start)));
        PoolRow row = ledger.row(region, start);
        ledger.put(
                region,
                start,
                PoolRow.newBuilder(row)
                        .setJoined(row.getJoined() + joined)
                        .setLeft(row.getLeft() + left)
                        .setSilent(row.getSilent() + silent)
                        .build());
    }
}
