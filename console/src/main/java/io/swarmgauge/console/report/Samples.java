package io.swarmgauge.console.report;

import io.swarmgauge.schema.plan.ServiceTerm;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A term's samples over time. Every request and every chunk is a sample by itself, but all windows of a slot are one
 * sample of availability: it was asked in when any of them was, and is good when any of them is.
 */
final class Samples {

    /** A window is in the slot in which it starts; slots are counted from the epoch on. */
    static final long SLOT = Duration.ofMinutes(5).toMillis();

    private record Count(long good, long total) {

        private static final Count NONE = new Count(0, 0);

        Count plus(Count other) {
            return new Count(good + other.good, total + other.total);
        }

        Count or(Count other) {
            return new Count(Math.max(good, other.good), Math.max(total, other.total));
        }
    }

    private final boolean slots;
    private final long begin;
    private final NavigableMap<Long, Count> counts = new TreeMap<>();

    /** @param begin where the period begins, maybe within a slot */
    Samples(ServiceTerm term, long begin) {
        this.slots = term == ServiceTerm.AVAILABILITY;
        this.begin = begin;
    }

    void add(long windowStart, long good, long total) {
        Count count = new Count(good, total);
        if (slots) {
            counts.merge(Math.max(begin, Math.floorDiv(windowStart, SLOT) * SLOT), count, Count::or);
        } else {
            counts.merge(windowStart, count, Count::plus);
        }
    }

    long good() {
        return sum(counts).good();
    }

    long total() {
        return sum(counts).total();
    }

    /** Share of the samples of a part that are good; null without any. A slot is in the part in which it starts. */
    @Nullable
    Double achieved(long from, long until) {
        Count part = sum(counts.subMap(from, until));
        return part.total() == 0 ? null : (double) part.good() / part.total();
    }

    /** How long a part has to be at least to hold a sample, milliseconds. */
    long least(long windowSize) {
        return slots ? Math.max(SLOT, windowSize) : windowSize;
    }

    private static Count sum(SortedMap<Long, Count> counts) {
        return counts.values().stream().reduce(Count.NONE, Count::plus);
    }
}
