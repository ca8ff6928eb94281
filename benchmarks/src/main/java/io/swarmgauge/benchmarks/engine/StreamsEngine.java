package io.swarmgauge.benchmarks.engine;

import io.swarmgauge.topics.TopicCatalogue;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/**
 * Kafka Streams around no more than the bare loop's hash map: the limit for anything that Streams hands its records to one
 * by one.
 */
final class StreamsEngine implements Engine {

    @Override
    public AutoCloseable start(RunOrder order, Consumer<Throwable> failed) {
        KafkaStreams streams = new KafkaStreams(topology(), settings(order));
        streams.setUncaughtExceptionHandler(failure -> {
            failed.accept(failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.start();
        return streams;
    }

    private static Topology topology() {
        return new Topology()
                .addSource(
                        "transfers",
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        TopicCatalogue.TRANSFERS.name())
                .addProcessor("windows", StreamsWindows::new, "transfers")
                .addSink(
                        "bandwidth",
                        TopicCatalogue.BANDWIDTH.name(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer(),
                        "windows");
    }

    private static Properties settings(RunOrder order) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, order.runId());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, order.bootstrapServers());
        settings.put(
                StreamsConfig.STATE_DIR_CONFIG,
                order.directory().resolve("state").toString());
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_EVERY.toMillis());
        settings.put(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                order.guarantee().isExact() ? StreamsConfig.EXACTLY_ONCE_V2 : StreamsConfig.AT_LEAST_ONCE);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
                FirstRecord.class.getName());
        return settings;
    }
}
