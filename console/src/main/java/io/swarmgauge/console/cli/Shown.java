package io.swarmgauge.console.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Text of strangers on a screen: what nodes write must not steer the terminal. */
final class Shown {

    private static final char STAND_IN = '\uFFFD';

    private Shown() {}

    /** The text on one line, without characters that have no picture of their own. */
    static String text(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            int type = Character.getType(point);
            boolean steers = Character.isISOControl(point)
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE;
            shown.appendCodePoint(steers ? STAND_IN : point);
        });
        return shown.toString();
    }

    /** At most so many characters of it. */
    static String brief(String text, int most) {
        String shown = text(text);
        return shown.codePointCount(0, shown.length()) <= most
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** A moment to the second, UTC. */
    static String time(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
