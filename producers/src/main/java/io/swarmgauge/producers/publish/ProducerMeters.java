package io.swarmgauge.producers.publish;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/** Kafka's own metrics of the producer in use, which changes when brokers refuse one for good. */
public final class ProducerMeters implements AutoCloseable {

    private final MeterRegistry meters;
    private final Tags tags;
    private @Nullable KafkaClientMetrics current;

    public ProducerMeters(MeterRegistry meters, Tags tags) {
        this.meters = meters;
        this.tags = tags;
    }

    /** The same producer; its metrics take the place of those of the one before. */
    public synchronized Producer<String, byte[]> watch(Producer<String, byte[]> producer) {
        close();
        current = new KafkaClientMetrics(producer, tags);
        current.bindTo(meters);
        return producer;
    }

    @Override
    public synchronized void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
