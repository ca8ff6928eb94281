package io.swarmgauge.observe;

import java.util.List;

/**
 * Whether a part does its work.
 *
 * @param problems what keeps it from that, each a line that says what is wrong and what to do; empty for nothing
 */
public record Health(List<String> problems) {

    private static final Health UP = new Health(List.of());

    public Health {
        problems = List.copyOf(problems);
    }

    public static Health up() {
        return UP;
    }

    public static Health down(String problem) {
        return new Health(List.of(problem));
    }

    public boolean isUp() {
        return problems.isEmpty();
    }

    /** The HTTP status that says the same: 200 or 503. */
    public int status() {
        return isUp() ? 200 : 503;
    }

    /** UP or DOWN on the first line, and each problem on a line of its own. */
    public String text() {
        return isUp() ? "UP\n" : "DOWN\n" + String.join("\n", problems) + "\n";
    }
}
