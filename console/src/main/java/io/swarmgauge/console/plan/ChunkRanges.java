package io.swarmgauge.console.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chunk indexes as people write them: {@code 0-9,12}. */
final class ChunkRanges {

    /** A setup is ten chunks as a rule; a slip of the finger must not make it a billion. */
    static final int MOST_CHUNKS = 100_000;

    private static final Pattern RANGE = Pattern.compile("\\s*(\\d{1,10})\\s*(?:-\\s*(\\d{1,10})\\s*)?");

    private ChunkRanges() {}

    /** The indexes, ascending, each once; empty if the text is of another form or names too many. */
    static Optional<List<Integer>> parse(String text) {
        SortedSet<Integer> indexes = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            Matcher range = RANGE.matcher(part);
            if (!range.matches()) {
                return Optional.empty();
            }
            long first = Long.parseLong(range.group(1));
            long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
            if (last > Integer.MAX_VALUE || first > last || last - first >= MOST_CHUNKS) {
                return Optional.empty();
            }
            for (long index = first; index <= last; index++) {
                indexes.add((int) index);
            }
        }
        return indexes.size() > MOST_CHUNKS ? Optional.empty() : Optional.of(List.copyOf(indexes));
    }

    /** Ascending indexes as text, neighbours as ranges. */
    static String text(List<Integer> indexes) {
        List<String> ranges = new ArrayList<>();
        for (int at = 0; at < indexes.size(); ) {
            int end = at;
            while (end + 1 < indexes.size() && indexes.get(end + 1) - indexes.get(end) == 1) {
                end++;
            }
            ranges.add(end == at ? "" + indexes.get(at) : indexes.get(at) + "-" + indexes.get(end));
            at = end + 1;
        }
        return String.join(",", ranges);
    }
}
