package io.swarmgauge.producers.swarm;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.swarmgauge.access.KafkaAccess;
import io.swarmgauge.schema.node.NodeRegistration;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistryOutage;
import io.swarmgauge.signing.SignatureCheck;
import io.swarmgauge.signing.SignatureCheck.Result.Signed;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
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
public final class SwarmWatcher implements PlanReader {

    private static final Logger LOG = LoggerFactory.getLogger(SwarmWatcher.class);
    private static final String SETUPS = TopicCatalogue.HOSTING_SETUPS.name();
    private static final String REGISTRATIONS = TopicCatalogue.REGISTRATIONS.name();
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long RETRY_MS = 1_000;
    private static final long LONGEST_RETRY_MS = 30_000;
    private static final long PATIENCE_MS = 5_000;
    private static final Duration METADATA = Duration.ofSeconds(5);
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Consumer<String, byte[]> consumer;
    private final SwarmView view;
    private final RecordSerdes serdes;
    private final Thread thread;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean stopping;
    private final SignatureCheck signatures = new SignatureCheck();
    private final LongAdder ignored = new LongAdder();
    private boolean complained;
    private long retryMs = RETRY_MS;
    private @Nullable KafkaClientMetrics metrics;

    private SwarmWatcher(Consumer<String, byte[]> consumer, SwarmView view, RecordSerdes serdes, String threadName) {
        this.consumer = consumer;
        this.view = view;
        this.serdes = serdes;
        this.thread = new Thread(this::watch, threadName);
        this.thread.setDaemon(true);
    }

    public static SwarmWatcher start(
            KafkaAccess kafka,
            SwarmView view,
            RecordSerdes serdes,
            String threadName,
            MeterRegistry meters,
            Tags tags) {
        Map<String, Object> config = kafka.client();
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, "swarmgauge-" + threadName);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        Consumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        SwarmWatcher watcher = start(consumer, view, serdes, threadName);
        watcher.metrics = new KafkaClientMetrics(consumer, tags);
        watcher.metrics.bindTo(meters);
        return watcher;
    }

    static SwarmWatcher start(
            Consumer<String, byte[]> consumer, SwarmView view, RecordSerdes serdes, String threadName) {
        SwarmWatcher watcher = new SwarmWatcher(consumer, view, serdes, threadName);
        watcher.thread.start();
        return watcher;
    }

    @Override
    public void close() {
        stopping = true;
        stopped.countDown();
        consumer.wakeup();
        try {
            thread.join(PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (metrics != null) {
            metrics.close();
        }
    }

    private void watch() {
        try (Deserializer<HostingSetup> setups = serdes.deserializer(TopicCatalogue.HOSTING_SETUPS);
                Deserializer<NodeRegistration> registrations = serdes.deserializer(TopicCatalogue.REGISTRATIONS)) {
            while (!stopping) {
                follow(setups, registrations);
            }
        } catch (WakeupException e) {
            LOG.debug("{} stops", thread.getName());
        } catch (InterruptException | InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            consumer.close(CloseOptions.timeout(CLOSE));
        }
    }

    /** Reads until the agent stops or reading fails; then it is to be called again. */
    private void follow(Deserializer<HostingSetup> setups, Deserializer<NodeRegistration> registrations)
            throws InterruptedException {
        try {
            assign();
            while (!stopping) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                if (takeAll(records, setups, registrations) && !records.isEmpty()) {
                    recovered();
                }
            }
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            complain("plan and pool cannot be read now; what is known is measured on", e);
            pause(retryMs);
            retryMs = Math.min(LONGEST_RETRY_MS, 2 * retryMs);
        }
    }

    private boolean takeAll(
            ConsumerRecords<String, byte[]> records,
            Deserializer<HostingSetup> setups,
            Deserializer<NodeRegistration> registrations)
            throws InterruptedException {
        for (ConsumerRecord<String, byte[]> each : records) {
            if (!take(each, setups, registrations)) {
                return false;
            }
        }
        return true;
    }

    /** Once for each outage, however often it is tried. */
    private void complain(String what, RuntimeException failure) {
        if (!complained) {
            complained = true;
            LOG.warn("{}: {}", thread.getName(), what, failure);
        }
    }

    private void recovered() {
        retryMs = RETRY_MS;
        if (complained) {
            complained = false;
            LOG.info("{}: plan and pool are read again", thread.getName());
        }
    }

    private void pause(long ms) throws InterruptedException {
        boolean unused = stopped.await(ms, TimeUnit.MILLISECONDS);
    }

    /** Waits until brokers and topics are there, which may be later than the agent. */
    private void assign() throws InterruptedException {
        List<TopicPartition> partitions = List.of();
        for (boolean told = false; partitions.isEmpty() && !stopping; told = true) {
            try {
                partitions = partitions();
            } catch (RetriableException e) {
                LOG.debug("{} does not reach the brokers yet", thread.getName(), e);
            }
            if (partitions.isEmpty()) {
                if (!told) {
                    LOG.warn("{} waits for the topics {} and {}", thread.getName(), SETUPS, REGISTRATIONS);
                }
                pause(RETRY_MS);
            }
        }
        if (stopping) {
            return;
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
                register(registrations, record);
            }
            return true;
        } catch (RuntimeException e) {
            if (RegistryOutage.isCauseOf(e)) {
                complain("waits for the schema registry", e);
                rewind();
                pause(RETRY_MS);
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

    /** Believes a registration only from the node that it speaks of. */
    private void register(Deserializer<NodeRegistration> registrations, ConsumerRecord<String, byte[]> record) {
        byte[] key = record.key() == null ? null : record.key().getBytes(StandardCharsets.UTF_8);
        if (!(signatures.check(record.topic(), key, record.value(), record.headers()) instanceof Signed signed)) {
            ignored("has no valid signature", record);
            return;
        }
        NodeRegistration registration = decode(registrations, record);
        if (registration == null) {
            return;
        }
        String signer = signed.by().hex();
        if (!signer.equals(record.key())
                || !signer.equals(registration.getHeader().getNodeId())) {
            ignored("speaks for another node than its signer", record);
            return;
        }
        view.registered(registration);
    }

    private void ignored(String why, ConsumerRecord<String, byte[]> record) {
        ignored.increment();
        LOG.debug("{}: {}-{}@{} {}", thread.getName(), record.topic(), record.partition(), record.offset(), why);
    }

    /** How many registrations were not believed. */
    long ignored() {
        return ignored.sum();
    }

    /** Everything is read again: what is read twice changes nothing. */
    private void rewind() {
        consumer.seekToBeginning(consumer.assignment());
    }

    private static <V> @Nullable V decode(Deserializer<V> deserializer, ConsumerRecord<String, byte[]> record) {
        return record.value() == null ? null : deserializer.deserialize(record.topic(), record.value());
    }
}
