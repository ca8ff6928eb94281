package io.swarmgauge.console.plan;

import io.swarmgauge.schema.plan.AlertRule;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.Job;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.serdes.RegistryOutage;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plan as it stands on its topics. */
public final class PlanTopics {

    private static final Logger LOG = LoggerFactory.getLogger(PlanTopics.class);
    private static final Duration POLL = Duration.ofMillis(200);

    /** Plans are small; a cluster that needs longer to hand them over does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RecordSerdes serdes;
    private final Supplier<Consumer<String, byte @Nullable []>> consumers;
    private final Supplier<Producer<String, byte @Nullable []>> producers;

    /**
     * Reads and writes with clients of its own for each call.
     *
     * @param consumers of committed records only
     * @param producers that count a record as sent when all replicas have it
     */
    public PlanTopics(
            RecordSerdes serdes,
            Supplier<Consumer<String, byte @Nullable []>> consumers,
            Supplier<Producer<String, byte @Nullable []>> producers) {
        this.serdes = serdes;
        this.consumers = consumers;
        this.producers = producers;
    }

    /**
     * Reads the topics of setups and jobs to their end.
     *
     * @throws KafkaException if the cluster does not answer
     * @throws IllegalStateException if a topic is missing
     * @throws RegistryOutage if the registry could not say what a record is
     */
    public Plan present() {
        try (Consumer<String, byte @Nullable []> consumer = consumers.get()) {
            return new Plan(
                    latest(consumer, TopicCatalogue.HOSTING_SETUPS), latest(consumer, TopicCatalogue.PLAN_JOBS));
        }
    }

    /**
     * Reads the topic of alert rules to its end; the plan holds nothing else.
     *
     * @throws KafkaException if the cluster does not answer
     * @throws IllegalStateException if the topic is missing
     * @throws RegistryOutage if the registry could not say what a record is
     */
    public Plan presentRules() {
        try (Consumer<String, byte @Nullable []> consumer = consumers.get()) {
            return Plan.ofRules(latest(consumer, TopicCatalogue.ALERT_RULES));
        }
    }

    /**
     * Publishes the changes and returns when the cluster has confirmed each.
     *
     * @throws KafkaException if one could not be published
     */
    public void publish(List<PlanChange> changes) {
        try (Producer<String, byte @Nullable []> producer = producers.get();
                Serializer<HostingSetup> setups = serdes.serializer(TopicCatalogue.HOSTING_SETUPS);
                Serializer<Job> jobs = serdes.serializer(TopicCatalogue.PLAN_JOBS);
                Serializer<AlertRule> rules = serdes.serializer(TopicCatalogue.ALERT_RULES)) {
            // All are put into bytes before the first is sent: a registry that refuses must not leave half a plan.
            List<ProducerRecord<String, byte @Nullable []>> records = new ArrayList<>();
            for (PlanChange change : changes) {
                String topic = topic(change.kind()).name();
                SpecificRecord planned = change.planned();
                byte @Nullable [] value =
                        switch (change.kind()) {
                            case SETUP -> planned == null ? null : setups.serialize(topic, (HostingSetup) planned);
                            case JOB -> planned == null ? null : jobs.serialize(topic, (Job) planned);
                            case RULE -> planned == null ? null : rules.serialize(topic, (AlertRule) planned);
                        };
                records.add(new ProducerRecord<>(topic, change.id(), value));
            }
            List<Future<?>> sent = new ArrayList<>();
            records.forEach(planned -> sent.add(producer.send(planned)));
            producer.flush();
            sent.forEach(PlanTopics::await);
        }
    }

    private static Topic<?> topic(PlanKind kind) {
        return switch (kind) {
            case SETUP -> TopicCatalogue.HOSTING_SETUPS;
            case JOB -> TopicCatalogue.PLAN_JOBS;
            case RULE -> TopicCatalogue.ALERT_RULES;
        };
    }

    private static void await(Future<?> confirmation) {
        try {
            confirmation.get();
        } catch (ExecutionException e) {
            throw new KafkaException("a record was not confirmed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted before all records were confirmed", e);
        }
    }

    private <V> SortedMap<String, V> latest(Consumer<String, byte @Nullable []> consumer, Topic<V> topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(topic.name(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException(
                    "the cluster has no topic %s. Create it: swarmgauge topics create".formatted(topic.name()));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        SortedMap<String, V> latest = new TreeMap<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Deserializer<V> values = serdes.deserializer(topic)) {
            while (!reached(consumer, ends)) {
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException(
                            "%s was not read within %d s".formatted(topic.name(), PATIENCE.toSeconds()));
                }
                for (ConsumerRecord<String, byte @Nullable []> kafkaRecord : consumer.poll(POLL)) {
                    take(kafkaRecord, values, latest);
                }
            }
        }
        return latest;
    }

    /** What nobody can read counts as missing: applying it anew is the remedy. What the registry keeps back does not. */
    private static <V> void take(
            ConsumerRecord<String, byte @Nullable []> kafkaRecord,
            Deserializer<V> values,
            SortedMap<String, V> latest) {
        if (kafkaRecord.key() == null) {
            return;
        }
        latest.remove(kafkaRecord.key());
        if (kafkaRecord.value() != null) {
            try {
                latest.put(kafkaRecord.key(), values.deserialize(kafkaRecord.topic(), kafkaRecord.value()));
            } catch (RuntimeException e) {
                if (RegistryOutage.isCauseOf(e)) {
                    throw new RegistryOutage(e);
                }
                LOG.warn(
                        "{} of {} cannot be read and is taken as missing: {}",
                        kafkaRecord.key(),
                        kafkaRecord.topic(),
                        e.getMessage());
            }
        }
    }

    private static boolean reached(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
