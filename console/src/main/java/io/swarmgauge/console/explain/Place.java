package io.swarmgauge.console.explain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a record stands on its topic, written {@code partition@offset}, or with a colon. */
public record Place(int partition, long offset) {

    public static final String FORM = "a record's place such as 3:1042";

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})[:@](\\d{1,18})");

    /** The place as people write it; empty for anything else. */
    public static Optional<Place> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new Place(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return partition + "@" + offset;
    }
}
