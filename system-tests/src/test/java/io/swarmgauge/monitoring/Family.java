package io.swarmgauge.monitoring;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A metric as Prometheus' text format shows it.
 *
 * @param type counter, gauge or summary
 * @param labels the names of its labels, ascending
 */
record Family(String type, Set<String> labels) {

    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern SAMPLE = Pattern.compile("([a-z_0-9]+?)(_count|_sum)?\\{([^}]*)} .*");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    /** All that a part exposes, by name. */
    static Map<String, Family> read(String exposition) {
        Map<String, Family> families = new TreeMap<>();
        exposition.lines().forEach(line -> {
            Matcher type = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (type.matches()) {
                families.put(type.group(1), new Family(type.group(2), new TreeSet<>()));
            } else if (sample.matches()) {
                Family family = families.get(sample.group(1));
                if (family != null) {
                    LABEL.matcher(sample.group(3)).results().forEach(label -> family.labels.add(label.group(1)));
                }
            }
        });
        return families;
    }
}
