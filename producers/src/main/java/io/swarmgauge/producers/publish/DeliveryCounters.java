package io.swarmgauge.producers.publish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many records of each topic were delivered, given up or dropped. */
public final class DeliveryCounters {

    private final MeterRegistry meters;
    private final Tags tags;
    private final Map<String, Counter> sent = new ConcurrentHashMap<>();
    private final Map<String, Counter> failed = new ConcurrentHashMap<>();
    private final Map<String, Counter> dropped = new ConcurrentHashMap<>();

    public DeliveryCounters(MeterRegistry meters, Tags tags) {
        this.meters = meters;
        this.tags = tags;
    }

    public void watch(Outbox outbox) {
        Gauge.builder("swarmgauge.agent.outbox.depth", outbox, Outbox::depth)
                .description("Records that are neither delivered nor given up")
                .tags(tags)
                .register(meters);
    }

    void sent(String topic) {
        counter(sent, "swarmgauge.agent.records.sent", "Records that Kafka acknowledged", topic);
    }

    void failed(String topic) {
        counter(failed, "swarmgauge.agent.records.failed", "Records that Kafka or their schema refused", topic);
    }

    public void dropped(Outgoing<?> record) {
        counter(
                dropped,
                "swarmgauge.agent.records.dropped",
                "Records that a full outbox had to drop",
                record.topic().name());
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
