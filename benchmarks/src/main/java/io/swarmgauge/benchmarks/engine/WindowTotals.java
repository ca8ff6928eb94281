package io.swarmgauge.benchmarks.engine;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** The sums of a setup's nodes in a window: the accumulator of every engine but Swarmgauge. */
public final class WindowTotals implements Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // always a HashMap
    public Map<String, NodeTotals> nodes = new HashMap<>();

    public WindowTotals() {}

    WindowTotals add(Moved moved) {
        nodes.computeIfAbsent(moved.nodeId(), node -> new NodeTotals()).add(moved);
        return this;
    }

    WindowTotals add(WindowTotals other) {
        other.nodes.forEach((node, totals) ->
                nodes.computeIfAbsent(node, absent -> new NodeTotals()).add(totals));
        return this;
    }
}
