package io.swarmgauge.console.report;

import io.swarmgauge.console.log.Period;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is not known of a setup over a period.
 *
 * @param windows windows that the period has
 * @param stated those of them about which there is a statement
 * @param silences the longest stretches without one, at most {@value #MOST_SILENCES}, in order of time
 * @param arrived records of nodes that the statements rest on
 * @param missing records that are known to be missing
 * @param missingOf how many of each node, as far as the statements name nodes
 */
public record Gaps(
        long windows,
        long stated,
        List<Period> silences,
        long arrived,
        long missing,
        SortedMap<String, Long> missingOf) {

    public static final int MOST_SILENCES = 20;

    public Gaps {
        silences = List.copyOf(silences);
        missingOf = Collections.unmodifiableSortedMap(new TreeMap<>(missingOf));
    }

    public boolean areNone() {
        return stated >= windows && missing == 0;
    }

    /** In one sentence. */
    public String words() {
        String spoken = "%d of %d windows have a statement".formatted(stated, windows);
        if (missing == 0) {
            return spoken + "; no record of a node is known to be missing (%d arrived)".formatted(arrived);
        }
        return spoken + "; %d of %d records of nodes did not arrive".formatted(missing, arrived + missing);
    }
}
