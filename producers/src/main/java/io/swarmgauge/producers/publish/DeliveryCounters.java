package io.swarmgauge.producers.publish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.swarmgauge.producers.spool.Spool;
import io.swarmgauge.producers.spool.SpoolListener;
import io.swarmgauge.producers.spool.SpoolStatus.TopicStatus;
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

    public void watch(Spool spool) {
        Gauge.builder("swarmgauge.agent.spool.depth", spool, Spool::depth)
                .description("Records that are neither delivered nor given up")
                .tags(tags)
                .register(meters);
        Gauge.builder("swarmgauge.agent.spool.bytes", spool, Spool::waitingBytes)
                .description("Size of the records that wait on disk")
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

    @Override
    public void acknowledged(String topic) {
        counter(sent, "swarmgauge.agent.records.sent", "Records that Kafka acknowledged", topic);
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
        counter(
                failed,
                "swarmgauge.agent.records.failed",
                "Records that Kafka or the registry refused for good",
                topic);
    }

    @Override
    public void dropped(String topic) {
        counter(dropped, "swarmgauge.agent.records.dropped", "Records for which the spool had no room", topic);
    }

    public long sent() {
        return sum(sent);
    }

    public long failed() {
        return sum(failed) + sum(dropped);
    }

    private void counter(Map<String, Counter> counters, String name, String description, String topic) {
        counters.computeIfAbsent(topic, key -> Counter.builder(name)
                        .description(description)
                        .tags(tags.and("topic", key))
                        .register(meters))
                .increment();
    }

    private static long sum(Map<String, Counter> counters) {
        return counters.values().stream()
                .mapToLong(counter -> (long) counter.count())
                .sum();
    }
}
