package io.swarmgauge.benchmarks.load;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends records, batched and compressed as agents do, and forgets no failure. */
public final class Sender implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private volatile @Nullable Exception failure;

    public Sender(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 * 1024,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "zstd",
                        // One at a time: where a topic is so new that the first batch is refused, a second would take
                        // its place.
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of it
    public void send(ProducerRecord<String, byte[]> record) {
        producer.send(record, (metadata, exception) -> {
            if (exception != null) {
                failure = exception;
            }
        });
    }

    /** Returns when all that was sent is on the topics. */
    public void flush() {
        producer.flush();
        Exception failed = failure;
        if (failed != null) {
            throw new IllegalStateException("the load could not be written: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
