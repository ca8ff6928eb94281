package io.swarmgauge.benchmarks.report;

import io.swarmgauge.benchmarks.measure.GrowthFigures;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Growth for a terminal. */
public final class GrowthTable {

    private static final String ROW = "%10s %18s %18s %18s %20s %18s %14s %10s%n";
    private static final double MIB = 1024 * 1024;

    private GrowthTable() {}

    /** The first row is what the others are held against. */
    public static String of(Machine machine, List<GrowthFigures> all) {
        GrowthFigures first = all.get(0);
        StringBuilder text = new StringBuilder(format(
                "%s, %d processors, %s, %s%n", machine.cpu(), machine.processors(), machine.os(), machine.java()));
        text.append(
                format("state holds %d windows of each setup; in brackets: times the first row%n%n", first.windows()));
        text.append(format(
                ROW,
                "",
                "CPU-S / M",
                "BROKER'S",
                "STATE BYTES",
                "CHANGELOG BYTES",
                "CHANGELOG BYTES",
                "LOG BYTES",
                "PEAK MIB"));
        text.append(format(
                ROW, "SETUPS", "EVENTS", "CPU-S / M", "/ SETUP", "/ SETUP, WINDOW", "/ EVENT", "/ EVENT", "(engine)"));
        all.forEach(figures -> text.append(row(figures, first)));
        return text.toString();
    }

    private static String row(GrowthFigures figures, GrowthFigures first) {
        return format(
                ROW,
                format("%,d", figures.setups()),
                cell("%.4f", figures, first, GrowthFigures::engineCpuPerMillion),
                cell("%.4f", figures, first, GrowthFigures::brokerCpuPerMillion),
                cell("%,.0f", figures, first, GrowthFigures::stateBytesPerSetup),
                cell("%,.0f", figures, first, GrowthFigures::changelogBytesPerSetupAndWindow),
                cell("%.3f", figures, first, GrowthFigures::changelogBytesPerEvent),
                format("%.3f", figures.logBytesPerEvent()),
                figures.peakResidentBytes().isPresent()
                        ? format("%,.0f", figures.peakResidentBytes().getAsLong() / MIB)
                        : "–");
    }

    private static String cell(
            String format, GrowthFigures figures, GrowthFigures first, ToDoubleFunction<GrowthFigures> what) {
        double value = what.applyAsDouble(figures);
        return format(format + " (%.2f)", value, value / what.applyAsDouble(first));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
