package io.swarmgauge.console.letters;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a letter stands on the topic of dead letters: its name everywhere, written {@code partition@offset}. */
public record Position(int partition, long offset) implements Comparable<Position> {

    public static final String FORM = "a letter's position such as 3@1024";

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})@(\\d{1,18})");
    private static final Comparator<Position> ORDER =
            Comparator.comparingInt(Position::partition).thenComparingLong(Position::offset);

    /** The position as people write it; empty for anything else. */
    public static Optional<Position> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new Position(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return partition + "@" + offset;
    }
}
