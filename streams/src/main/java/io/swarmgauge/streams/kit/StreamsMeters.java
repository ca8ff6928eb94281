package io.swarmgauge.streams.kit;

import io.micrometer.core.instrument.MeterRegistry;
import io.swarmgauge.streams.kit.Refusal.Reason;

/** What the application counts about its own work. */
public final class StreamsMeters {

    private final MeterRegistry registry;

    public StreamsMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    public void accepted(String topic) {
        registry.counter("swarmgauge.streams.accepted", "topic", topic).increment();
    }

    public void refused(String topic, Reason reason) {
        registry.counter("swarmgauge.streams.refused", "topic", topic, "reason", reason.name())
                .increment();
    }

    public void lostLetter(String topic) {
        registry.counter("swarmgauge.streams.lost.letters", "topic", topic).increment();
    }

    public void duplicate(String room) {
        registry.counter("swarmgauge.streams.duplicates", "room", room).increment();
    }

    /** Records that are now known to be missing: more than before, or fewer when one of them came after all. */
    public void missing(String topic, long change) {
        String meter = change > 0 ? "swarmgauge.streams.gaps" : "swarmgauge.streams.gaps.filled";
        registry.counter(meter, "topic", topic).increment(Math.abs((double) change));
    }

    public void published(String room, int revision) {
        registry.counter("swarmgauge.streams.published", "room", room, "kind", revision == 0 ? "first" : "correction")
                .increment();
    }

    /** A contribution that came when its bucket could not change any more. */
    public void expired(String room) {
        registry.counter("swarmgauge.streams.expired", "room", room).increment();
    }

    /** Regions of a contribution that found no room: more of them than are kept. */
    public void leftOut(String room, int regions) {
        registry.counter("swarmgauge.streams.left.out", "room", room).increment((double) regions);
    }

    public void concluded(String room) {
        registry.counter("swarmgauge.streams.concluded", "room", room).increment();
    }
}
