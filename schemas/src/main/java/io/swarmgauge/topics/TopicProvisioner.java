package io.swarmgauge.topics;

import io.swarmgauge.topics.Topic.Cleanup;
import io.swarmgauge.topics.Topic.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the catalogue's topics on a cluster and leaves those alone that exist. */
public final class TopicProvisioner {

    private static final long PATIENCE_SECONDS = 30;

    /** A node's clock may run ahead by this much; beyond it the broker refuses the record, so that no node can close windows early. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

    private final Admin admin;
    private final ClusterLayout layout;

    public TopicProvisioner(Admin admin, ClusterLayout layout) {
        this.admin = admin;
        this.layout = layout;
    }

    /**
     * Creates what is missing.
     *
     * @return names of the topics that were created
     * @throws IllegalStateException if an existing topic has another number of partitions than the layout, which would
     *     break co-partitioning, or the cluster does not answer
     */
    public List<String> provision(List<Topic<?>> topics) {
        Map<String, TopicDescription> existing = existing();
        List<Topic<?>> missing = topics.stream()
                .filter(topic -> !existing.containsKey(topic.name()))
                .toList();
        topics.stream()
                .map(topic -> existing.get(topic.name()))
                .filter(java.util.Objects::nonNull)
                .forEach(this::requirePartitions);
        List<String> created = new ArrayList<>();
        admin.createTopics(missing.stream().map(this::newTopic).toList())
                .values()
                .forEach((name, done) -> {
                    try {
                        done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                        created.add(name);
                    } catch (ExecutionException e) {
                        if (!(e.getCause() instanceof TopicExistsException)) {
                            throw new IllegalStateException("topic " + name + " could not be created", e.getCause());
                        }
                    } catch (TimeoutException e) {
                        throw new IllegalStateException("topic " + name + " was not created in time", e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException("interrupted while topics were created", e);
                    }
                });
        return created;
    }

    private void requirePartitions(TopicDescription topic) {
        int partitions = topic.partitions().size();
        if (partitions != layout.partitions()) {
            throw new IllegalStateException(
                    "topic %s has %d partitions, the layout asks for %d: give the cluster's number"
                            .formatted(topic.name(), partitions, layout.partitions()));
        }
    }

    private Map<String, TopicDescription> existing() {
        try {
            var names = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return admin.describeTopics(names).allTopicNames().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the cluster did not list its topics", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the cluster did not answer in " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were listed", e);
        }
    }

    private NewTopic newTopic(Topic<?> topic) {
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(layout.minInSyncReplicas()));
        if (topic.cleanup() == Cleanup.COMPACT) {
            config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        } else {
            config.put(
                    TopicConfig.RETENTION_MS_CONFIG,
                    String.valueOf(topic.retention().toMillis()));
        }
        if (topic.writer() == Writer.NODES) {
            config.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, String.valueOf(CLOCK_TOLERANCE.toMillis()));
        }
        if (topic.equals(TopicCatalogue.DEAD_LETTERS)) {
            config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(TopicCatalogue.MOST_DEAD_LETTER_BYTES));
        }
        return new NewTopic(topic.name(), layout.partitions(), layout.replicas()).configs(config);
    }
}
