package io.swarmgauge.streams.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.swarmgauge.streams.intake.BundledTransfers;
import io.swarmgauge.streams.kit.StreamsMeters;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings in Kafka Streams' own words. */
public final class StreamsProperties {

    private static final long CACHE_BYTES = 64L * 1024 * 1024;

    /** The least that brokers allow unless they are told otherwise. */
    private static final int SESSION_TIMEOUT_MS = 6_000;

    /** Longer than a broker is missed (9 s), or each loss of one would cost the transactions that are under way. */
    private static final int TRANSACTION_TIMEOUT_MS = 10_000;

    private static final int REQUEST_TIMEOUT_MS = 10_000;

    /** At most 128 KiB each, and at most 64 records. */
    private static final int BUFFERED_BUNDLES = 100;

    private StreamsProperties() {}

    public static Properties of(StreamsSettings settings, MeterRegistry meters) {
        Properties properties = of(settings);
        properties.put(UnreadableConclusions.METERS, new StreamsMeters(meters));
        return properties;
    }

    /**
     * How soon others take over. A killed instance is missed after the session's time-out. What it had begun to write
     * is ended by {@link AbandonedTransactions} then, or else after the transaction's time-out; only then may another go on
     * with its partitions. A paused broker is left alone
     * after the requests' time-out. All retries go on for minutes, so that leaders have time to move.
     */
    private static void failover(Properties properties, Duration commitInterval) {
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS);
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), SESSION_TIMEOUT_MS / 3);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), (int)
                Math.max(TRANSACTION_TIMEOUT_MS, 2 * commitInterval.toMillis()));
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG), REQUEST_TIMEOUT_MS);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG), REQUEST_TIMEOUT_MS);
    }

    static Properties of(StreamsSettings settings) {
        StreamsSettings.Application application = settings.application();
        Properties properties = new Properties();
        properties.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                application.id(),
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.kafka().bootstrapServers(),
                StreamsConfig.STATE_DIR_CONFIG,
                application.stateDir().toString(),
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                application.threads(),
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                application.commitInterval().toMillis(),
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.REPLICATION_FACTOR_CONFIG,
                (int) settings.topics().layout().replicas(),
                StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
                true,
                StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                CACHE_BYTES));
        properties.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableConclusions.class.getName());
        properties.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, UnsendableLetters.class.getName());
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                TopicCatalogue.MOST_DEAD_LETTER_BYTES);
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, application.standbyReplicas());
        failover(properties, application.commitInterval());
        properties.put(
                StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
                String.valueOf(settings.topics().layout().minInSyncReplicas()));
        // A window is one value of a changelog, and may be as large as what the producer sends.
        properties.put(
                StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
                String.valueOf(TopicCatalogue.MOST_DEAD_LETTER_BYTES));
        // Kafka Streams 4.3 asks for this by a warning at every start, under a constant that is deprecated already.
        properties.put("processing.exception.handler.global.enabled", true);
        // Zero: wait for what the broker has on any partition of the task, so that a setup of the plan is read before
        // the node records with later timestamps; but never for what a silent topic might still bring.
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, 0L);
        // A bundle counts as one record, and a task that waits for another partition goes on buffering up to this.
        properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, BUFFERED_BUNDLES);
        properties.putAll(settings.kafka().properties());
        bundle(properties, settings.windows().grace());
        return properties;
    }

    /** Beside the interceptors that an operator has: theirs see single records. */
    private static void bundle(Properties properties, Duration grace) {
        String theirs = Stream.of(
                        StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
                        StreamsConfig.consumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
                        ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG)
                .map(properties::getProperty)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        String ours = BundledTransfers.class.getName();
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
                theirs.isBlank() ? ours : theirs + "," + ours);
        properties.put(
                StreamsConfig.mainConsumerPrefix(BundledTransfers.SPAN_MS_CONFIG), BundledTransfers.spanMs(grace));
    }
}
