package io.swarmgauge.benchmarks.report;

import io.swarmgauge.benchmarks.measure.Spread;
import io.swarmgauge.benchmarks.measure.Summary;
import java.util.Locale;

/** Chunk events for a CPU-second, a bar for each engine with a line from the lowest to the highest round. */
public final class SvgPlot {

    private static final int LABELS = 160;
    private static final int BARS = 480;
    private static final int FIGURES = 120;
    private static final int TOP = 40;
    private static final int ROW = 34;
    private static final int BAR = 20;
    private static final double THOUSAND = 1e3;

    private SvgPlot() {}

    public static String of(BenchReport report) {
        double most = report.summaries().stream()
                .mapToDouble(summary -> summary.eventsPerCpuSecond().max())
                .max()
                .orElse(1);
        int height = TOP + ROW * report.summaries().size() + ROW;
        StringBuilder svg = new StringBuilder(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"13\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
                LABELS + BARS + FIGURES, height));
        svg.append(text(
                10,
                22,
                format(
                        "Thousand chunk events per CPU-second of engine and broker, lane %s, %s",
                        report.lane(), report.guarantee())));
        for (int row = 0; row < report.summaries().size(); row++) {
            svg.append(bar(report.summaries().get(row), TOP + row * ROW, most));
        }
        svg.append(text(10, height - 10, "Bars: median of rounds; lines: lowest to highest round."));
        return svg.append("</svg>\n").toString();
    }

    private static String bar(Summary summary, int y, double most) {
        Spread rate = summary.eventsPerCpuSecond();
        double scale = BARS / most;
        int middle = y + BAR / 2;
        return text(10, y + 15, summary.engine().toString())
                + format(
                        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#4878a8\"/>%n",
                        LABELS, y, rate.median() * scale, BAR)
                + format(
                        "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"black\" stroke-width=\"2\"/>%n",
                        LABELS + rate.min() * scale, middle, LABELS + rate.max() * scale, middle)
                + text(LABELS + BARS + 10, y + 15, format("%,.0f", rate.median() / THOUSAND));
    }

    private static String text(int x, int y, String text) {
        return format("<text x=\"%d\" y=\"%d\">%s</text>%n", x, y, text);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
