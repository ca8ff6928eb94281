package io.swarmgauge.console.letters;

import java.util.List;

/**
 * What can be foretold of a record that is sent again.
 *
 * @param obstacles why it would be refused again, in words
 * @param unknowns what could not be checked now, and why, in words
 */
public record Outlook(List<String> obstacles, List<String> unknowns) {

    public Outlook {
        obstacles = List.copyOf(obstacles);
        unknowns = List.copyOf(unknowns);
    }
}
