package io.swarmgauge.producers.schedule;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** How many of the tasks given to an attestor's node were published, and how many it did not end in time. */
public final class TurnCounters {

    private final Counter published;
    private final Counter brokenOff;

    /**
     * Counters of their own names.
     *
     * @param tasks what the tasks are called in the plural, with dots between words
     */
    public TurnCounters(MeterRegistry meters, Tags tags, String tasks) {
        String words = tasks.replace('.', ' ');
        this.published = Counter.builder("swarmgauge.agent." + tasks)
                .description("Published: " + words)
                .tags(tags)
                .register(meters);
        this.brokenOff = Counter.builder("swarmgauge.agent." + tasks + ".broken.off")
                .description("Not ended in time by the node: " + words)
                .tags(tags)
                .register(meters);
    }

    public void published() {
        published.increment();
    }

    public void brokenOff() {
        brokenOff.increment();
    }
}
