package io.swarmgauge.benchmarks.engine;

import io.swarmgauge.benchmarks.load.LoadShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The windows of one partition that are not over yet: a hash map for each. */
final class OpenWindows {

    private static final long PATIENCE_MS =
            LoadShape.WINDOW.plus(LoadShape.GRACE).toMillis();

    private final TreeMap<Long, Map<String, WindowTotals>> byStart = new TreeMap<>();

    /**
     * Takes a record and gives back what is over by then.
     *
     * @param timestamp the record's, epoch milliseconds (UTC)
     */
    List<Concluded> add(Moved moved, long timestamp) {
        List<Concluded> concluded = new ArrayList<>(0);
        while (!byStart.isEmpty() && byStart.firstKey() + PATIENCE_MS <= timestamp) {
            Map.Entry<Long, Map<String, WindowTotals>> over = byStart.pollFirstEntry();
            over.getValue().forEach((setup, totals) -> concluded.add(new Concluded(setup, over.getKey(), totals)));
        }
        byStart.computeIfAbsent(moved.windowStart(), start -> new HashMap<>())
                .computeIfAbsent(moved.setupId(), setup -> new WindowTotals())
                .add(moved);
        return concluded;
    }
}
