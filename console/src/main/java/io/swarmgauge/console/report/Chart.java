package io.swarmgauge.console.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A line over time as an SVG picture. Parts without a figure are left open, and a lone figure is a dot. */
final class Chart {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 108;
    private static final int LEFT = 52;
    private static final int RIGHT = 6;
    private static final int TOP = 8;
    private static final int BOTTOM = 20;

    private static final DateTimeFormatter DAY_AND_MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final List<Point> course;
    private final Function<Point, @Nullable Double> figure;
    private final double mark;
    private final double low;
    private final double high;

    /** @param mark a level that is drawn across as a broken line */
    private Chart(
            List<Point> course, Function<Point, @Nullable Double> figure, double mark, double least, double most) {
        this.course = course;
        this.figure = figure;
        this.mark = mark;
        double lowest = figures().mapToDouble(Double::doubleValue).min().orElse(least);
        double highest = figures().mapToDouble(Double::doubleValue).max().orElse(most);
        this.low = Math.min(least, lowest);
        this.high = Math.max(Math.max(most, highest), low + 1e-6);
    }

    static String achieved(TermReport term) {
        Chart chart = new Chart(term.course(), Point::achieved, term.objective(), term.objective() - 0.01, 1);
        return chart.picture("Achieved over time, promised " + Words.share(term.objective()), Words::share);
    }

    static String budget(TermReport term) {
        Chart chart = new Chart(term.course(), Point::budgetLeft, 0, 0, 1);
        return chart.picture("Error budget left over time", Words::budget);
    }

    private String picture(String title, Function<@Nullable Double, String> words) {
        StringBuilder svg = new StringBuilder();
        svg.append("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                .formatted(WIDTH, HEIGHT, Html.escape(title)));
        svg.append("<line class=\"axis\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>"
                .formatted(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM));
        svg.append("<line class=\"mark\" x1=\"%d\" y1=\"%s\" x2=\"%d\" y2=\"%s\"/>"
                .formatted(LEFT, y(mark), WIDTH - RIGHT, y(mark)));
        label(svg, high, words);
        label(svg, low, words);
        if (Math.abs(place(mark) - place(high)) > 12 && Math.abs(place(mark) - place(low)) > 12) {
            label(svg, mark, words);
        }
        moment(svg, course.get(0), LEFT, "start");
        moment(svg, course.get(course.size() - 1), WIDTH - RIGHT, "end");
        for (List<Integer> run : runs()) {
            draw(svg, run);
        }
        if (figures().findAny().isEmpty()) {
            svg.append("<text class=\"none\" x=\"%d\" y=\"%d\">nothing measured</text>"
                    .formatted((LEFT + WIDTH) / 2, HEIGHT / 2));
        }
        return svg.append("</svg>").toString();
    }

    private void label(StringBuilder svg, double value, Function<@Nullable Double, String> words) {
        svg.append("<text x=\"%d\" y=\"%s\">%s</text>"
                .formatted(LEFT - 4, number(place(value) + 3), Html.escape(words.apply(value))));
    }

    private static void moment(StringBuilder svg, Point point, int x, String anchor) {
        svg.append("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>"
                .formatted(anchor, x, HEIGHT - 6, DAY_AND_MINUTE.format(Instant.ofEpochMilli(point.from()))));
    }

    private void draw(StringBuilder svg, List<Integer> run) {
        if (run.size() == 1) {
            svg.append(
                    "<circle class=\"dot\" cx=\"%s\" cy=\"%s\" r=\"2\"/>".formatted(x(run.get(0)), y(at(run.get(0)))));
            return;
        }
        svg.append("<polyline class=\"line\" points=\"");
        run.forEach(part -> svg.append(x(part)).append(',').append(y(at(part))).append(' '));
        svg.append("\"/>");
    }

    /** Parts with figures that follow each other. */
    private List<List<Integer>> runs() {
        List<List<Integer>> runs = new ArrayList<>();
        boolean open = false;
        for (int part = 0; part < course.size(); part++) {
            boolean has = figure.apply(course.get(part)) != null;
            if (has && !open) {
                runs.add(new ArrayList<>());
            }
            if (has) {
                runs.get(runs.size() - 1).add(part);
            }
            open = has;
        }
        return runs;
    }

    private Stream<Double> figures() {
        return course.stream().flatMap(point -> Stream.ofNullable(figure.apply(point)));
    }

    private double at(int part) {
        Double value = figure.apply(course.get(part));
        return value == null ? 0 : value;
    }

    private String x(int part) {
        double share = course.size() < 2 ? 0.5 : (double) part / (course.size() - 1);
        return number(LEFT + share * (WIDTH - LEFT - RIGHT));
    }

    private String y(double value) {
        return number(place(value));
    }

    private double place(double value) {
        return TOP + (high - value) / (high - low) * (HEIGHT - TOP - BOTTOM);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
