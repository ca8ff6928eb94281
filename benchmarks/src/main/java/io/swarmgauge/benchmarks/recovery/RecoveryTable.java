package io.swarmgauge.benchmarks.recovery;

import io.swarmgauge.benchmarks.report.Machine;
import java.util.List;
import java.util.Locale;

/** Recovery for a terminal. */
final class RecoveryTable {

    private static final String ROW = "%-50s %10s %10s %10s   %s%n";

    private RecoveryTable() {}

    static String of(Machine machine, int perSecond, List<Recovered> all) {
        StringBuilder text = new StringBuilder(format(
                "%s, %d processors, %s, %s%n", machine.cpu(), machine.processors(), machine.os(), machine.java()));
        all.stream()
                .findFirst()
                .ifPresent(one ->
                        text.append(format("%,d keys, %,d records/s; all sums are equal%n%n", one.keys(), perSecond)));
        text.append(format(ROW, "", "FIRST", "EVERY", "LAG", ""));
        text.append(format(ROW, "SECONDS FROM THE KILL", "RESULT", "PARTITION", "ZERO", "GOAL"));
        all.forEach(row -> text.append(format(
                ROW,
                row.what(),
                format("%.1f", row.firstSeconds()),
                format("%.1f", row.allPartitionsSeconds()),
                format("%.1f", row.lagZeroSeconds()),
                format("first <= %d: %s", row.goalSeconds(), row.isReached() ? "reached" : "MISSED"))));
        return text.toString();
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
