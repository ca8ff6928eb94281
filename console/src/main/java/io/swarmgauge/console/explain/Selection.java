package io.swarmgauge.console.explain;

import io.swarmgauge.console.explain.Found.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which records of one step are shown. What does not count, such as a forged record, has places of its own, and few: whoever
 * may write to the topic must not be able to fill those of the evidence.
 */
final class Selection {

    static final int MOST_OTHERS = 10;

    private final int most;
    private final List<Found> all = new ArrayList<>();
    private int counting;
    private int others;
    private long more;
    private long moreOthers;

    /** @param most records that count */
    Selection(int most) {
        this.most = most;
    }

    /** Whether another one that counts would not be shown; then nothing need be checked any more. */
    boolean isFull() {
        return counting >= most;
    }

    void add(Found one) {
        if (counts(one)) {
            if (isFull()) {
                more++;
            } else {
                counting++;
                all.add(one);
            }
        } else if (others < MOST_OTHERS) {
            others++;
            all.add(one);
        } else {
            moreOthers++;
        }
    }

    /** Takes note of one that nobody looked at. */
    void pass() {
        more++;
    }

    /** In the order in which they came. */
    List<Found> all() {
        return all;
    }

    /** Records beside those shown; some of them may not count. */
    long more() {
        return more;
    }

    /** Records beside those shown that do not count. */
    long moreOthers() {
        return moreOthers;
    }

    /** Of two about the same key the one that stands: the later one, but none that does not count in place of one that does. */
    static Found standing(Optional<Found> former, Found later) {
        return former.filter(one -> counts(one) && !counts(later)).orElse(later);
    }

    private static boolean counts(Found one) {
        return one.proof() == null || one.proof() == Proof.VERIFIED;
    }
}
