package io.swarmgauge.benchmarks.latency;

import io.swarmgauge.benchmarks.report.Machine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that the measurement has to say.
 *
 * @param capacity records for each second that the application takes at most here; empty where the rate was given
 * @param rate records for each second while it was measured
 * @param commitIntervalMs of the application: part of what was measured
 * @param lateMs how late records were sent, milliseconds, 99th percentile: part of what was measured too
 */
public record LatencyReport(
        Machine machine,
        Optional<Double> capacity,
        double rate,
        int windows,
        int setups,
        long commitIntervalMs,
        double lateMs,
        List<Percentiles> latencies) {

    private static final String ROW = "%-44s %8s %9s %9s %9s %9s   %s%n";

    /** For a terminal. */
    public String table() {
        StringBuilder text = new StringBuilder(format(
                "%s, %d processors, %s, %s%n", machine.cpu(), machine.processors(), machine.os(), machine.java()));
        text.append(format(
                "%,.0f records/s%s; %d windows of %d setups; every alert and every ranking came, and was right%n",
                rate,
                capacity.map(most -> format(" of %,.0f that the application takes at most here", most))
                        .orElse(" (given)"),
                windows,
                setups));
        text.append(format(
                "commit interval %d ms, part of all figures; 99 %% of records were sent at most %.1f ms late%n%n",
                commitIntervalMs, lateMs));
        text.append(format(ROW, "MILLISECONDS", "COUNT", "P50", "P99", "P99.9", "MAX", "GOAL"));
        latencies.forEach(row -> text.append(format(
                ROW,
                row.what(),
                format("%,d", row.count()),
                format("%.1f", row.p50()),
                format("%.1f", row.p99()),
                format("%.1f", row.p999()),
                format("%.1f", row.max()),
                format("p99 <= %,d: %s", row.goalMs(), row.isReached() ? "reached" : "MISSED"))));
        return text.toString();
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
