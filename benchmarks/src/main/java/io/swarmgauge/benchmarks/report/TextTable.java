package io.swarmgauge.benchmarks.report;

import io.swarmgauge.benchmarks.measure.Spread;
import io.swarmgauge.benchmarks.measure.Summary;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The report for a terminal. */
public final class TextTable {

    private static final String ROW = "%-20s %14s %14s %14s %20s %20s %12s %12s%n";
    private static final double THOUSAND = 1e3;

    private TextTable() {}

    public static String of(BenchReport report) {
        StringBuilder text = new StringBuilder(format(
                "lane %s: %,d chunk events in %,d records, %s, %d rounds%n",
                report.lane(), report.events(), report.records(), report.guarantee(), report.rounds()));
        text.append(format(
                "%s, %d processors, %s, %s%n",
                report.machine().cpu(),
                report.machine().processors(),
                report.machine().os(),
                report.machine().java()));
        text.append(format(
                "all engines and the load itself agree on %,d windows: checksum %s%n",
                report.windows(), report.checksum()));
        text.append(format("the load takes %.2f log bytes per chunk event%n", report.inputBytesPerEvent()));
        text.append(disturbance(report)).append(format("%n"));
        text.append(format(
                ROW, "", "CPU-S / M", "BROKER'S", "K EVENTS", "OF BARE", "OF BARE,", "K EVENTS / S", "LOG BYTES"));
        text.append(format(
                ROW,
                "ENGINE",
                "EVENTS",
                "CPU-S / M",
                "/ CPU-S",
                "(min–max)",
                "ENGINE'S CPU ONLY",
                "(wall)",
                "/ EVENT"));
        report.summaries().forEach(summary -> text.append(row(summary)));
        text.append(
                format(
                        "%nK EVENTS / CPU-S counts the engine's and the broker's processor time together; medians of rounds.%n"));
        return text.toString();
    }

    private static String row(Summary summary) {
        return format(
                ROW,
                summary.engine(),
                format("%.4f", summary.engineCpuPerMillion().median()),
                format("%.4f", summary.brokerCpuPerMillion().median()),
                format("%,.0f", summary.eventsPerCpuSecond().median() / THOUSAND),
                ratio(summary.ofBare()),
                ratio(summary.ofBareEngine()),
                format("%,.0f", summary.eventsPerSecond().median() / THOUSAND),
                format("%.3f", summary.logBytesPerEvent().median()));
    }

    private static String disturbance(BenchReport report) {
        if (report.disturbed().isEmpty()) {
            return "";
        }
        return report.reliable()
                ? format(
                        "left out, since something else used the processors: round %s%n",
                        report.disturbed().stream().map(String::valueOf).collect(Collectors.joining(", ")))
                : format(
                        "NOT RELIABLE: something else used the processors in every round. Run it on an idle machine.%n");
    }

    private static String ratio(Optional<Spread> ratio) {
        return ratio.map(spread -> format("%.2f (%.2f–%.2f)", spread.median(), spread.min(), spread.max()))
                .orElse("–");
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
