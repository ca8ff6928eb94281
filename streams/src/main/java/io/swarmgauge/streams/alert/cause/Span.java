package io.swarmgauge.streams.alert.cause;

import io.swarmgauge.schema.gauge.Alert;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The interval in which causes of an alert are looked for: from the begin of the breach to its firing, and no longer than
 * is kept.
 *
 * @param from its begin, epoch milliseconds (UTC)
 * @param to its end, epoch milliseconds (UTC)
 */
record Span(long from, long to) {

    /** Before a breach begins, its cause may be over already, or the host may not have spoken since. */
    private static final Duration LEAD = Duration.ofMinutes(1);

    static Span of(Alert firing, Duration longest) {
        long to = firedAt(firing);
        return new Span(Math.max(firing.getStartsAt(), to - longest.toMillis()), to);
    }

    static long firedAt(Alert firing) {
        return firing.getFiredAt() == null ? firing.getStartsAt() : firing.getFiredAt();
    }

    /** What overlaps the interval; where nothing does, the last that ended within a minute before. */
    <C> List<C> during(List<C> kept, ToLongFunction<C> start, ToLongFunction<C> end) {
        List<C> during = kept.stream()
                .filter(one -> end.applyAsLong(one) > from && start.applyAsLong(one) < Math.max(to, from + 1))
                .toList();
        if (!during.isEmpty()) {
            return during;
        }
        List<C> shortly = kept.stream()
                .filter(one -> end.applyAsLong(one) <= from && end.applyAsLong(one) >= from - LEAD.toMillis())
                .toList();
        return shortly.isEmpty() ? List.of() : List.of(shortly.get(shortly.size() - 1));
    }

    /** What had ended when the interval began. */
    <C> List<C> before(List<C> kept, ToLongFunction<C> end) {
        return kept.stream().filter(one -> end.applyAsLong(one) <= from).toList();
    }
}
