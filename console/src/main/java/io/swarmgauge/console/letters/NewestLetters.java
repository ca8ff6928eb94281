package io.swarmgauge.console.letters;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** The newest letters out of any number, in any order; holds no more than it must. */
public final class NewestLetters {

    /** Letters of the same moment stand in the order of their positions, so that the order is one. */
    public static final Comparator<DeadLetter> NEWEST_FIRST = Comparator.comparingLong(DeadLetter::refusedAt)
            .thenComparing(DeadLetter::position)
            .reversed();

    private final int most;
    private final TreeSet<DeadLetter> kept = new TreeSet<>(NEWEST_FIRST);
    private long offered;

    public NewestLetters(int most) {
        this.most = most;
    }

    public void offer(DeadLetter letter) {
        offered++;
        kept.add(letter);
        if (kept.size() > most) {
            kept.pollLast();
        }
    }

    /** Newest first. */
    public List<DeadLetter> all() {
        return List.copyOf(kept);
    }

    /** How many older ones were let go. */
    public long older() {
        return offered - kept.size();
    }
}
