package io.swarmgauge.producers.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.Map;

/** How many lines came in, and how many of them were bad, by reason. */
public final class LineCounters {

    private final Counter lines;
    private final Map<BadLineException.Reason, Counter> badLines = new EnumMap<>(BadLineException.Reason.class);

    public LineCounters(MeterRegistry meters, Tags tags) {
        this.lines = Counter.builder("swarmgauge.agent.lines")
                .description("Lines read from the node")
                .tags(tags)
                .register(meters);
        for (BadLineException.Reason reason : BadLineException.Reason.values()) {
            badLines.put(
                    reason,
                    Counter.builder("swarmgauge.agent.bad.lines")
                            .description("Lines that could not be used")
                            .tags(tags.and("reason", reason.name()))
                            .register(meters));
        }
    }

    void line() {
        lines.increment();
    }

    void badLine(BadLineException.Reason reason) {
        counter(reason).increment();
    }

    public long lines() {
        return (long) lines.count();
    }

    public long badLines() {
        return badLines.values().stream()
                .mapToLong(counter -> (long) counter.count())
                .sum();
    }

    public long badLines(BadLineException.Reason reason) {
        return (long) counter(reason).count();
    }

    private Counter counter(BadLineException.Reason reason) {
        return java.util.Objects.requireNonNull(badLines.get(reason));
    }
}
