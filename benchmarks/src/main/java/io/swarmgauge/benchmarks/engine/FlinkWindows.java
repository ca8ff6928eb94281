package io.swarmgauge.benchmarks.engine;

import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.streaming.api.functions.windowing.WindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** What Flink does in a window and at its end. */
final class FlinkWindows {

    private FlinkWindows() {}

    static final class SumUp implements AggregateFunction<Moved, WindowTotals, WindowTotals> {

        private static final long serialVersionUID = 1L;

        @Override
        public WindowTotals createAccumulator() {
            return new WindowTotals();
        }

        @Override
        public WindowTotals add(Moved moved, WindowTotals totals) {
            return totals.add(moved);
        }

        @Override
        public WindowTotals getResult(WindowTotals totals) {
            return totals;
        }

        @Override
        public WindowTotals merge(WindowTotals one, WindowTotals other) {
            return one.add(other);
        }
    }

    static final class Conclude implements WindowFunction<WindowTotals, Concluded, String, TimeWindow> {

        private static final long serialVersionUID = 1L;

        @Override
        public void apply(String setupId, TimeWindow window, Iterable<WindowTotals> all, Collector<Concluded> out) {
            all.forEach(totals -> out.collect(new Concluded(setupId, window.getStart(), totals)));
        }
    }
}
