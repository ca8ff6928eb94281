package io.swarmgauge.streams.kit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.swarmgauge.streams.kit.Refusal.Reason;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.Topic.Writer;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the application counts about its own work. Counters are there from the start, at zero: Prometheus sees an increase
 * only of what it saw before.
 */
public final class StreamsMeters {

    private final MeterRegistry registry;
    private final Map<String, Counter> accepted = new ConcurrentHashMap<>();

    public StreamsMeters(MeterRegistry registry) {
        this.registry = registry;
        TopicCatalogue.all().stream()
                .filter(topic -> topic.writer() != Writer.STREAMS)
                .forEach(this::begin);
    }

    private void begin(Topic<?> read) {
        String topic = read.name();
        accepted.put(topic, acceptedOf(topic));
        lostLettersOf(topic);
        for (Reason reason : Reason.values()) {
            refusedOf(topic, reason);
        }
        if (read.writer() == Writer.NODES) {
            gapsOf(topic);
            filledGapsOf(topic);
        }
    }

    /** A room that concludes from windows. */
    public void beginWindows(String room) {
        publishedOf(room, "first");
        publishedOf(room, "correction");
    }

    /** A room that keeps a ledger. */
    public void beginLedger(String room) {
        duplicatesOf(room);
        expiredOf(room);
        leftOutOf(room);
        concludedOf(room);
    }

    public void accepted(String topic) {
        Counter counter = accepted.get(topic); // to look it up in the registry takes longer than to use it
        (counter == null ? acceptedOf(topic) : counter).increment();
    }

    public void refused(String topic, Reason reason) {
        refusedOf(topic, reason).increment();
    }

    public void lostLetter(String topic) {
        lostLettersOf(topic).increment();
    }

    public void duplicate(String room) {
        duplicatesOf(room).increment();
    }

    /** Records that are now known to be missing: more than before, or fewer when one of them came after all. */
    public void missing(String topic, long change) {
        Counter counter = change > 0 ? gapsOf(topic) : filledGapsOf(topic);
        counter.increment(Math.abs((double) change));
    }

    public void published(String room, int revision) {
        publishedOf(room, revision == 0 ? "first" : "correction").increment();
    }

    /** A contribution that came when its bucket could not change any more. */
    public void expired(String room) {
        expiredOf(room).increment();
    }

    /** Regions of a contribution that found no room: more of them than are kept. */
    public void leftOut(String room, int regions) {
        leftOutOf(room).increment((double) regions);
    }

    public void concluded(String room) {
        concludedOf(room).increment();
    }

    private Counter acceptedOf(String topic) {
        return counter("accepted", "Records that were used", "topic", topic);
    }

    private Counter refusedOf(String topic, Reason reason) {
        return counter("refused", "Records that became dead letters", "topic", topic, "reason", reason.name());
    }

    private Counter lostLettersOf(String topic) {
        return counter("lost.letters", "Refused records that not even a dead letter could hold", "topic", topic);
    }

    private Counter gapsOf(String topic) {
        return counter("gaps", "Records that became known to be missing", "topic", topic);
    }

    private Counter filledGapsOf(String topic) {
        return counter("gaps.filled", "Missing records that came after all", "topic", topic);
    }

    private Counter publishedOf(String room, String kind) {
        return counter("published", "Conclusions about a window", "room", room, "kind", kind);
    }

    private Counter duplicatesOf(String room) {
        return counter("duplicates", "Contributions that changed nothing", "room", room);
    }

    private Counter expiredOf(String room) {
        return counter("expired", "Contributions that came too late for their bucket", "room", room);
    }

    private Counter leftOutOf(String room) {
        return counter("left.out", "Regions of contributions that found no room", "room", room);
    }

    private Counter concludedOf(String room) {
        return counter("concluded", "Conclusions from a ledger", "room", room);
    }

    private Counter counter(String name, String description, String... tags) {
        return Counter.builder("swarmgauge.streams." + name)
                .description(description)
                .tags(tags)
                .register(registry);
    }
}
