package io.swarmgauge.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code docs/metrics.md}: its tables have name, type, labels, unit and meaning. */
final class MetricsPage {

    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z_0-9]+)` \\| (\\w+) \\| ([^|]*) \\| [^|]+ \\| [^|]+ \\|");
    private static final Pattern NAME = Pattern.compile("\\b(?:swarmgauge|jvm|process|kafka|system)_[a-z_0-9]+\\b");

    private MetricsPage() {}

    /** The file of the installation that is tested. */
    static Path file(String... path) {
        return Path.of(System.getProperty("swarmgauge.home", ".."), path);
    }

    static String text(String... path) {
        try {
            return Files.readString(file(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the page says of each metric, by name. */
    static Map<String, Family> metrics() {
        Map<String, Family> metrics = new TreeMap<>();
        ROW.matcher(text("docs", "metrics.md"))
                .results()
                .forEach(row -> metrics.put(row.group(1), new Family(row.group(2), labels(row.group(3)))));
        return metrics;
    }

    /** The names of the metrics that a PromQL expression reads, without what a summary's or a histogram's parts add. */
    static Set<String> namedIn(String expression) {
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(expression);
        while (name.find()) {
            names.add(name.group().replaceFirst("_(count|sum)$", ""));
        }
        return names;
    }

    private static Set<String> labels(String cell) {
        Set<String> labels = new TreeSet<>();
        Arrays.stream(cell.split(","))
                .map(label -> label.replace("`", "").strip())
                .filter(label -> !label.isEmpty() && !label.equals("-"))
                .forEach(labels::add);
        return labels;
    }
}
