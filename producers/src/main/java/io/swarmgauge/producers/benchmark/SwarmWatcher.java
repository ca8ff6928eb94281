package io.swarmgauge.producers.benchmark;

import io.swarmgauge.producers.config.KafkaSettings;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.topics.TopicCatalogue;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads plan and pool from Kafka into the view, from their beginning and for as long as the agent runs. */
final class SwarmWatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SwarmWatcher.class);
    private static final String SETUPS = TopicCatalogue.HOSTING_SETUPS.name();
    private static final String REGISTRATIONS = TopicCatalogue.REGISTRATIONS.name();
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long RETRY_MS = 1_000;
    private static final long PATIENCE_MS = 5_000;
    private static final Duration METADATA = Duration.ofSeconds(5);
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Consumer<String, byte[]> consumer;
    private final SwarmView view;
    private final RecordSerdes serdes;
    private final Thread thread;
    private volatile boolean stopping;

    private SwarmWatcher(Consumer<String, byte[]> consumer, SwarmView view, RecordSerdes serdes, String threadName) {
        this.consumer = consumer;
        this.view = view;
        this.serdes = serdes;
        this.thread = new Thread(this::watch, threadName);
        this.thread.setDaemon(true);
    }

    static SwarmWatcher start(KafkaSettings kafka, SwarmView view, RecordSerdes serdes, String threadName) {
        Map<String, Object> config = new HashMap<>(kafka.properties());
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, "swarmgauge-" + threadName);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        SwarmWatcher watcher = new SwarmWatcher(
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer()),
                view,
                serdes,
                threadName);
        watcher.thread.start();
        return watcher;
    }

    @Override
    public void close() {
        stopping = true;
        consumer.wakeup();
        try {
            thread.join(PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try (Deserializer<HostingSetup> setups = serdes.deserializer(TopicCatalogue.HOSTING_SETUPS);
                Deserializer<NodeRegistration> registrations = serdes.deserializer(TopicCatalogue.REGISTRATIONS)) {
            assign();
            while (!stopping) {
                for (ConsumerRecord<String, byte[]> each : consumer.poll(POLL)) {
                    if (!take(each, setups, registrations)) {
                        break;
                    }
                }
            }
        } catch (WakeupException e) {
            LOG.debug("{} stops", thread.getName());
        } catch (InterruptException | InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("{}: plan and pool can be read no longer; what is known is measured on", thread.getName(), e);
        } finally {
            consumer.close(CloseOptions.timeout(CLOSE));
        }
    }

    /** Waits until brokers and topics are there, which may be later than the agent. */
    private void assign() throws InterruptedException {
        List<TopicPartition> partitions = List.of();
        for (boolean complained = false; partitions.isEmpty() && !stopping; complained = true) {
            try {
                partitions = partitions();
            } catch (RetriableException e) {
                LOG.debug("{} does not reach the brokers yet", thread.getName(), e);
            }
            if (partitions.isEmpty()) {
                if (!complained) {
                    LOG.warn("{} waits for the topics {} and {}", thread.getName(), SETUPS, REGISTRATIONS);
                }
                Thread.sleep(RETRY_MS);
            }
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private List<TopicPartition> partitions() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(SETUPS, REGISTRATIONS)) {
            List<PartitionInfo> found = consumer.partitionsFor(topic, METADATA);
            if (found == null || found.isEmpty()) {
                return List.of();
            }
            found.forEach(each -> partitions.add(new TopicPartition(topic, each.partition())));
        }
        return partitions;
    }

    /** False when the record must be read again later, because the registry is away. */
    private boolean take(
            ConsumerRecord<String, byte[]> record,
            Deserializer<HostingSetup> setups,
            Deserializer<NodeRegistration> registrations)
            throws InterruptedException {
        try {
            if (record.topic().equals(SETUPS)) {
                view.planned(record.key(), decode(setups, record));
            } else {
                NodeRegistration registration = decode(registrations, record);
                if (registration != null) {
                    view.registered(registration);
                }
            }
            return true;
        } catch (RuntimeException e) {
            if (isNetwork(e)) {
                LOG.warn("{} waits for the schema registry: {}", thread.getName(), e.getMessage());
                rewind();
                Thread.sleep(RETRY_MS);
                return false;
            }
            LOG.warn(
                    "{} skips {}-{}@{}, which cannot be read: {}",
                    thread.getName(),
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.toString());
            return true;
        }
    }

    /** Everything is read again: what is read twice changes nothing. */
    private void rewind() {
        consumer.seekToBeginning(consumer.assignment());
    }

    private static <V> @Nullable V decode(Deserializer<V> deserializer, ConsumerRecord<String, byte[]> record) {
        return record.value() == null ? null : deserializer.deserialize(record.topic(), record.value());
    }

    private static boolean isNetwork(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }
}
