package io.swarmgauge.streams.pool;

import io.swarmgauge.schema.gauge.PoolWindow;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.state.pool.PoolRow;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a window says of a region's pool. */
final class PoolPolicy {

    private static final long MARGIN = Duration.ofHours(1).toMillis();

    private PoolPolicy() {}

    /** The first window that can still be revised at the time; all before it are settled. */
    static long firstRevisable(WindowTimes times, long time) {
        return times.containing(Math.max(0, time - kept(times))).start();
    }

    /** How long a window can be revised, milliseconds. */
    static long kept(WindowTimes times) {
        return times.retention().toMillis() + MARGIN;
    }

    /** The next revision; nothing when the last one says the same. */
    static Optional<PoolWindow> conclude(String region, Window window, int before, PoolRow row) {
        if (row.getRevision() >= 0 && saysTheSame(before, row)) {
            return Optional.empty();
        }
        int gone = row.getLeft() + row.getSilent();
        return Optional.of(new PoolWindow(
                region,
                window.start(),
                window.end(),
                row.getRevision() + 1,
                before,
                after(before, row),
                row.getJoined(),
                row.getLeft(),
                row.getSilent(),
                rate(row.getJoined(), before),
                // Who came and went within the window was not there before it.
                rate(Math.min(gone, before), before)));
    }

    static PoolRow said(int before, PoolRow row) {
        return new PoolRow(
                row.getRevision() + 1,
                before,
                row.getJoined(),
                row.getLeft(),
                row.getSilent(),
                row.getJoined(),
                row.getLeft(),
                row.getSilent());
    }

    static int after(int before, PoolRow row) {
        return before + row.getJoined() - row.getLeft() - row.getSilent();
    }

    private static boolean saysTheSame(int before, PoolRow row) {
        return row.getSaidBefore() == before
                && row.getSaidJoined() == row.getJoined()
                && row.getSaidLeft() == row.getLeft()
                && row.getSaidSilent() == row.getSilent();
    }

    private static @Nullable Double rate(int some, int all) {
        return all == 0 ? null : (double) some / all;
    }
}
