package io.swarmgauge.console.recording;

import io.swarmgauge.topics.ClusterLayout;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.Topic.Cleanup;
import io.swarmgauge.topics.TopicCatalogue;
import io.swarmgauge.topics.TopicDifference;
import io.swarmgauge.topics.TopicProvisioner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/** The cluster and registry that a recording is replayed into. */
public final class ReplayTarget {

    private static final String FOR_EVER = "-1";

    private final Admin admin;
    private final RegistrySchemas registry;
    private final Supplier<Consumer<byte[], byte[]>> consumers;

    /** @param consumers each used once */
    public ReplayTarget(Admin admin, RegistrySchemas registry, Supplier<Consumer<byte[], byte[]>> consumers) {
        this.admin = admin;
        this.registry = registry;
        this.consumers = consumers;
    }

    /**
     * What stands in the way of the recording, in sentences; changes nothing.
     *
     * @param mayHoldRecords whether topics with records on them are all right
     */
    public List<String> obstacles(Recording recording, boolean mayHoldRecords) {
        List<String> obstacles = new ArrayList<>();
        if (Set.copyOf(recording.partitions().values()).size() > 1) {
            obstacles.add(
                    "the recorded topics have different numbers of partitions, which the streams application does not take");
        }
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            Map<String, ?> there = consumer.listTopics();
            recording.partitions().forEach((topic, partitions) -> {
                if (there.containsKey(topic)) {
                    topic(consumer, topic, partitions, mayHoldRecords, obstacles);
                }
            });
        }
        obstacles.addAll(registry.conflicts(recording.schemas().values(), recording.usedIds()));
        return obstacles;
    }

    /**
     * Creates the catalogue's missing topics and registers the schemas.
     *
     * @return the topics that were created; those that would delete old records keep them for ever
     * @throws UnusableRecordingException if the registry cannot give the schemas the ids that they had
     */
    public List<String> prepare(Recording recording, short replicas) {
        List<String> conflicts = registry.restore(recording.schemas().values(), recording.usedIds());
        if (!conflicts.isEmpty()) {
            throw new UnusableRecordingException(inWords(conflicts));
        }
        int partitions = recording.partitions().values().stream().findFirst().orElse(1);
        TopicProvisioner provisioner = new TopicProvisioner(admin, new ClusterLayout(partitions, replicas));
        List<String> created = provisioner.provision(TopicCatalogue.all());
        // A recording may be older than the topics' retention: what is replayed must not be deleted before it is read.
        provisioner.update(TopicCatalogue.all().stream()
                .filter(topic -> created.contains(topic.name()) && topic.cleanup() == Cleanup.DELETE)
                .map(ReplayTarget::keep)
                .toList());
        return created;
    }

    /** Why the registry will not do, and what to do about it. */
    public static String inWords(List<String> conflicts) {
        return "%s. Signatures go over the bytes that name these ids, so they must be the same. Replay into a fresh registry, or into one that takes ids along (Confluent's in mode IMPORT)."
                .formatted(String.join("; ", conflicts));
    }

    private static TopicDifference keep(Topic<?> topic) {
        return new TopicDifference(
                topic.name(),
                TopicConfig.RETENTION_MS_CONFIG,
                String.valueOf(topic.retention().toMillis()),
                FOR_EVER);
    }

    private static void topic(
            Consumer<byte[], byte[]> consumer,
            String topic,
            int partitions,
            boolean mayHoldRecords,
            List<String> obstacles) {
        List<TopicPartition> present = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        if (present.size() != partitions) {
            obstacles.add("%s has %d partitions there, had %d when it was recorded"
                    .formatted(topic, present.size(), partitions));
        }
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(present);
        boolean isEmpty = consumer.endOffsets(present).entrySet().stream()
                .allMatch(end -> end.getValue() <= beginnings.getOrDefault(end.getKey(), 0L));
        if (!isEmpty && !mayHoldRecords) {
            obstacles.add(topic + " holds records already: use a fresh cluster, or --add to mix them");
        }
    }
}
