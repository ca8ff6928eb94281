package io.swarmgauge.console.views;

import io.swarmgauge.schema.node.HostMetrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The newest host metrics of each node, of as many nodes as spoke last. */
public final class HostMetricsView implements View<HostMetrics> {

    /** A node's host metrics take about 3 kB each; so many nodes with the default depth take less than 200 MB. */
    private static final int MOST_NODES = 2_000;

    private final int depth;
    private final Map<String, RecentWindows<HostMetrics>> nodes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RecentWindows<HostMetrics>> eldest) {
            return size() > MOST_NODES;
        }
    };

    HostMetricsView(int depth) {
        this.depth = depth;
    }

    @Override
    public synchronized void put(String nodeId, HostMetrics metrics) {
        nodes.computeIfAbsent(nodeId, id -> new RecentWindows<>(depth))
                .add(metrics.getHeader().getWindowStart(), 0, metrics);
    }

    @Override
    public synchronized void remove(String nodeId) {
        nodes.remove(nodeId);
    }

    /** Newest first, those that begin before the moment (epoch milliseconds). */
    public synchronized List<HostMetrics> before(String nodeId, long moment, int limit) {
        RecentWindows<HostMetrics> kept = nodes.get(nodeId);
        return kept == null ? List.of() : kept.before(moment, limit);
    }
}
