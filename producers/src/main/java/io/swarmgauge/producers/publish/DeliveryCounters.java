package io.swarmgauge.producers.publish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.swarmgauge.producers.spool.Spool;
import io.swarmgauge.producers.spool.SpoolListener;
import io.swarmgauge.producers.spool.SpoolStatus.TopicStatus;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.Topic.Writer;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many records of each topic were delivered, sent again, refused or dropped since the agent started, and what its spool holds. */
public final class DeliveryCounters implements SpoolListener {

    private static final double MS_PER_SECOND = 1_000;

    private final MeterRegistry meters;
    private final Tags tags;
    private final Map<String, Counter> sent = new ConcurrentHashMap<>();
    private final Map<String, Counter> failed = new ConcurrentHashMap<>();
    private final Map<String, Counter> resent = new ConcurrentHashMap<>();
    private final Map<String, Counter> dropped = new ConcurrentHashMap<>();

    public DeliveryCounters(MeterRegistry meters, Tags tags) {
        this.meters = meters;
        this.tags = tags;
    }

    /**
     * Shows what the spool holds.
     *
     * @param maxBytes bound of its waiting records together
     */
    public void watch(Spool spool, long maxBytes) {
        begin();
        Gauge.builder("swarmgauge.agent.spool.depth", spool, Spool::depth)
                .description("Records that are neither delivered nor given up")
                .tags(tags)
                .register(meters);
        Gauge.builder("swarmgauge.agent.spool.bytes", spool, Spool::waitingBytes)
                .description("Size of the records that wait on disk")
                .tags(tags)
                .register(meters);
        Gauge.builder("swarmgauge.agent.spool.max.bytes", () -> maxBytes)
                .description("Size from which on waiting records are dropped")
                .tags(tags)
                .register(meters);
        Gauge.builder(
                        "swarmgauge.agent.spool.oldest.seconds",
                        spool,
                        waiting -> waiting.longestWait().toMillis() / MS_PER_SECOND)
                .description("How long the oldest record waits on disk")
                .tags(tags)
                .register(meters);
        Gauge.builder("swarmgauge.agent.spool.lost", spool, damaged -> damaged.status()
                        .sum(TopicStatus::lost))
                .description("Records that were lost when the spool was damaged, at least")
                .tags(tags)
                .register(meters);
    }

    /** At zero: Prometheus sees an increase only of what it saw before. */
    private void begin() {
        TopicCatalogue.all().stream()
                .filter(topic -> topic.writer() == Writer.NODES)
                .map(Topic::name)
                .forEach(topic -> {
                    sentOn(topic);
                    failedOn(topic);
                    droppedOn(topic);
                });
    }

    @Override
    public void acknowledged(String topic) {
        sentOn(topic).increment();
    }

    @Override
    public void resent(String topic) {
        counter(
                resent,
                "swarmgauge.agent.records.resent",
                "Records that Kafka was handed once more, because it had not acknowledged them",
                topic);
    }

    @Override
    public void refused(String topic) {
        failedOn(topic).increment();
    }

    @Override
    public void dropped(String topic) {
        droppedOn(topic).increment();
    }

    private Counter sentOn(String topic) {
        return counter(sent, "swarmgauge.agent.records.sent", "Records that Kafka acknowledged", topic);
    }

    private Counter failedOn(String topic) {
        return counter(
                failed,
                "swarmgauge.agent.records.failed",
                "Records that Kafka or the registry refused for good",
                topic);
    }

    private Counter droppedOn(String topic) {
        return counter(dropped, "swarmgauge.agent.records.dropped", "Records for which the spool had no room", topic);
    }

    public long sent() {
        return sum(sent);
    }

    public long failed() {
        return sum(failed) + sum(dropped);
    }

    private Counter counter(Map<String, Counter> counters, String name, String description, String topic) {
        return counters.computeIfAbsent(topic, key -> Counter.builder(name)
                .description(description)
                .tags(tags.and("topic", key))
                .register(meters));
    }

    private static long sum(Map<String, Counter> counters) {
        return counters.values().stream()
                .mapToLong(counter -> (long) counter.count())
                .sum();
    }
}
