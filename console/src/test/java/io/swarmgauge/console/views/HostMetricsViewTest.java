package io.swarmgauge.console.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.console.testkit.SampleRecords;
import io.swarmgauge.schema.node.HostMetrics;
import org.junit.jupiter.api.Test;

class HostMetricsViewTest {

    private static final int DEPTH = 3;
    private static final int MORE_NODES_THAN_ARE_KEPT = 2_100;

    private final HostMetricsView view = new HostMetricsView(DEPTH);

    @Test
    void theNewestOfANodeAreKeptInWhateverOrderTheyCome() {
        for (long start : new long[] {30, 10, 50, 20, 40}) {
            view.put("node", metrics(start));
        }

        assertThat(view.before("node", Long.MAX_VALUE, 10))
                .extracting(metrics -> metrics.getHeader().getWindowStart())
                .containsExactly(50L, 40L, 30L);
        assertThat(view.before("node", 40, 10)).hasSize(1);
        assertThat(view.before("other", Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void nodesThatHaveNotSpokenForLongestMakeRoom() {
        for (int i = 0; i < MORE_NODES_THAN_ARE_KEPT; i++) {
            view.put("node-" + i, metrics(i));
        }

        assertThat(view.before("node-0", Long.MAX_VALUE, 1)).isEmpty();
        assertThat(view.before("node-" + (MORE_NODES_THAN_ARE_KEPT - 1), Long.MAX_VALUE, 1))
                .hasSize(1);
    }

    private static HostMetrics metrics(long start) {
        HostMetrics metrics = SampleRecords.full(HostMetrics.class);
        SampleRecords.with(metrics.getHeader(), "windowStart", start);
        return metrics;
    }
}
