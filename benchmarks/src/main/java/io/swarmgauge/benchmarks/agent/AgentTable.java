package io.swarmgauge.benchmarks.agent;

import io.swarmgauge.benchmarks.agent.micro.MicroFigure;
import java.util.Locale;
import java.util.stream.Stream;

/** The agent's figures for a terminal, each beside its goal. */
final class AgentTable {

    private static final String MICRO = "%-40s %14s %12s%n";
    private static final String PROCESS = "%-34s %10s %12s %10s %10s %8s %8s%n";
    private static final String WIRE = "%-14s %12s %10s %12s %12s %12s%n";
    private static final double MIB = 1024 * 1024;

    private AgentTable() {}

    static String of(AgentReport report) {
        StringBuilder text = new StringBuilder(format(
                "%s, %d processors, %s, %s%nthe agent's JVM: %s%n%n",
                report.machine().cpu(),
                report.machine().processors(),
                report.machine().os(),
                report.machine().java(),
                report.jvmOptions().isEmpty() ? "without options" : report.jvmOptions()));
        text.append(format(MICRO, "PART", "NS / OPERATION", "± 99.9 %"));
        report.micro().forEach(figure -> text.append(row(figure)));
        text.append(format("%n" + PROCESS, "", "% OF", "CPU-µS", "RESIDENT", "PEAK", "", "LATEST"));
        text.append(format(PROCESS, "PROCESS", "ONE CORE", "/ EVENT", "MIB", "MIB", "THREADS", "MS"));
        Stream.concat(report.quiet().stream(), report.loads().stream()).forEach(figures -> text.append(row(figures)));
        if (!report.besideExporter()) {
            text.append(format(
                    "%s is left out: it is not installed (Debian and Ubuntu: apt install %s)%n",
                    NodeExporter.COMMAND, NodeExporter.COMMAND));
        }
        text.append(format(
                "%nall events are on the broker, signed by their nodes; flush interval %d ms%n", report.flushMs()));
        text.append(format(WIRE, "", "", "", "VALUE BYTES", "LOG BYTES", "LOG BYTES"));
        text.append(format(WIRE, "EVENTS / S", "EVENTS", "RECORDS", "/ RECORD", "/ RECORD", "/ EVENT"));
        report.wire().forEach(figures -> text.append(row(figures)));
        text.append(
                format(
                        "%nGoals: recorder 50 ns; idle 0.5 %% of one core; 128 MiB resident; 0.1 byte an event at 1,000/s, 30 at 1/s.%n"));
        return text.toString();
    }

    private static String row(MicroFigure figure) {
        return format(
                MICRO,
                figure.what(),
                format("%,.1f", figure.nanos()),
                Double.isNaN(figure.error()) ? "–" : format("%,.1f", figure.error()));
    }

    private static String row(ProcessFigures figures) {
        return format(
                PROCESS,
                figures.what(),
                format("%.2f", figures.percentOfOneCore()),
                figures.events() == 0 ? "–" : format("%.1f", figures.microsPerEvent()),
                format("%.0f", figures.residentBytes() / MIB),
                format("%.0f", figures.peakBytes() / MIB),
                figures.threads(),
                figures.events() == 0 ? "–" : figures.latestMs());
    }

    private static String row(WireFigures figures) {
        return format(
                WIRE,
                format("%,d", figures.perSecond()),
                format("%,d", figures.events()),
                figures.records(),
                format("%,.0f", figures.valueBytesPerRecord()),
                format("%,.0f", figures.logBytesPerRecord()),
                format("%.3f", figures.logBytesPerEvent()));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
