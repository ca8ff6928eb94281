package io.swarmgauge.benchmarks.report;

import io.swarmgauge.benchmarks.measure.GrowthFigures;
import java.util.List;
import java.util.Locale;

/** Growth for a terminal. */
public final class GrowthTable {

    private static final String ROW = "%10s %16s %16s %16s %18s %14s%n";

    private GrowthTable() {}

    public static String of(Machine machine, List<GrowthFigures> all) {
        StringBuilder text = new StringBuilder(format(
                "%s, %d processors, %s, %s%n%n", machine.cpu(), machine.processors(), machine.os(), machine.java()));
        text.append(format(ROW, "", "CPU-S / M", "BROKER'S", "STATE BYTES", "CHANGELOG BYTES", "LOG BYTES"));
        text.append(format(ROW, "SETUPS", "EVENTS", "CPU-S / M", "/ SETUP", "/ SETUP", "/ EVENT"));
        all.forEach(figures -> text.append(format(
                ROW,
                format("%,d", figures.setups()),
                format("%.4f", figures.engineCpuPerMillion()),
                format("%.4f", figures.brokerCpuPerMillion()),
                format("%,.0f", figures.stateBytesPerSetup()),
                format("%,.0f", figures.changelogBytesPerSetup()),
                format("%.3f", figures.logBytesPerEvent()))));
        return text.toString();
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
