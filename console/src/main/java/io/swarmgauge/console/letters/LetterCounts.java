package io.swarmgauge.console.letters;

import io.swarmgauge.identity.NodeId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many letters there are of each reason, topic and signer. */
public final class LetterCounts {

    /** Letters of one kind. The signer is who the records name: it is proven where the reason is not about the signature. */
    public record Kind(String reason, String topic, Optional<NodeId> signer) {}

    /**
     * One kind's letters.
     *
     * @param newest stream time of the newest refusal, epoch milliseconds (UTC)
     * @param example the position of that letter
     */
    public record Count(Kind kind, long letters, long newest, Position example) {

        private Count and(Count other) {
            Count later = other.newest > newest ? other : this;
            return new Count(kind, letters + other.letters, later.newest, later.example);
        }
    }

    private static final Comparator<Count> MOST_FIRST = Comparator.comparingLong(Count::letters)
            .thenComparingLong(Count::newest)
            .thenComparing(Count::example)
            .reversed();

    private final Map<Kind, Count> counts = new HashMap<>();

    public void add(DeadLetter letter) {
        Kind kind = new Kind(letter.reason(), letter.topic(), letter.signer());
        counts.merge(kind, new Count(kind, 1, letter.refusedAt(), letter.position()), Count::and);
    }

    /** The most numerous kind first. */
    public List<Count> all() {
        return counts.values().stream().sorted(MOST_FIRST).toList();
    }
}
