package io.swarmgauge.streams.intake;

import io.swarmgauge.streams.state.intake.AcceptedRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The place of one sequence number among ascending ranges that do not touch. */
final class Ranges {

    private final List<AcceptedRange> ranges;
    private final long sequence;
    private final int next;

    Ranges(List<AcceptedRange> ranges, long sequence) {
        this.ranges = ranges;
        this.sequence = sequence;
        this.next = firstNotEndedBefore(sequence, ranges);
    }

    /** The ranges with those at the beginning that ended before the moment made one, from the first number on. */
    static List<AcceptedRange> joined(List<AcceptedRange> ranges, long before) {
        int old = 0;
        long lastStart = Long.MIN_VALUE;
        while (old < ranges.size() && ranges.get(old).getLastStart() < before) {
            lastStart = Math.max(lastStart, ranges.get(old).getLastStart());
            old++;
        }
        if (old == 0) {
            return ranges;
        }
        List<AcceptedRange> result = new ArrayList<>();
        result.add(new AcceptedRange(
                1L, ranges.get(old - 1).getLast(), ranges.get(0).getFirstStart(), lastStart));
        result.addAll(ranges.subList(old, ranges.size()));
        return result;
    }

    boolean isTaken() {
        return next < ranges.size() && ranges.get(next).getFirst() <= sequence;
    }

    Optional<AcceptedRange> before() {
        return next > 0 ? Optional.of(ranges.get(next - 1)) : Optional.empty();
    }

    Optional<AcceptedRange> after() {
        return next < ranges.size() ? Optional.of(ranges.get(next)) : Optional.empty();
    }

    /** The ranges with the number in them. */
    List<AcceptedRange> taken(long windowStart) {
        AcceptedRange joined = only(sequence, windowStart);
        int from = next;
        int to = next;
        if (before().filter(range -> range.getLast() == sequence - 1).isPresent()) {
            from--;
            joined = union(ranges.get(from), joined);
        }
        if (after().filter(range -> range.getFirst() - 1 == sequence).isPresent()) {
            joined = union(joined, ranges.get(to));
            to++;
        }
        List<AcceptedRange> result = new ArrayList<>(ranges.subList(0, from));
        result.add(joined);
        result.addAll(ranges.subList(to, ranges.size()));
        return result;
    }

    /** The range of a single number. */
    static AcceptedRange only(long sequence, long windowStart) {
        return new AcceptedRange(sequence, sequence, windowStart, windowStart);
    }

    static AcceptedRange union(AcceptedRange earlier, AcceptedRange later) {
        return new AcceptedRange(
                earlier.getFirst(),
                later.getLast(),
                earlier.getFirstStart(),
                Math.max(earlier.getLastStart(), later.getLastStart()));
    }

    private static int firstNotEndedBefore(long sequence, List<AcceptedRange> ranges) {
        int from = 0;
        int to = ranges.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ranges.get(middle).getLast() < sequence) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
