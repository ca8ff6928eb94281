package io.swarmgauge.topics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the catalogue's topics on a cluster. Those that exist are left alone unless an update is asked for. */
public final class TopicProvisioner {

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
                .filter(Objects::nonNull)
                .forEach(this::requirePartitions);
        List<String> created = new ArrayList<>();
        admin.createTopics(missing.stream().map(this::newTopic).toList())
                .values()
                .forEach((name, done) -> {
                    try {
                        Answers.to("create topic " + name, done);
                        created.add(name);
                    } catch (IllegalStateException e) {
                        if (!(e.getCause() instanceof TopicExistsException)) {
                            throw e;
                        }
                    }
                });
        return created;
    }

    /** Where the settings of topics that exist differ from the catalogue's. */
    public List<TopicDifference> differences(List<Topic<?>> topics) {
        Map<String, TopicDescription> existing = existing();
        Map<ConfigResource, Topic<?>> present = topics.stream()
                .filter(topic -> existing.containsKey(topic.name()))
                .collect(Collectors.toMap(topic -> resource(topic.name()), topic -> topic));
        Map<ConfigResource, Config> configs = Answers.to(
                "describe its topics", admin.describeConfigs(present.keySet()).all());
        return topics.stream()
                .filter(topic -> existing.containsKey(topic.name()))
                .flatMap(topic -> TopicDifference.between(
                        topic.name(),
                        values(Objects.requireNonNull(configs.get(resource(topic.name())))),
                        TopicSettings.of(topic, layout))
                        .stream())
                .toList();
    }

    /** Gives the topics what the catalogue asks for. */
    public void update(List<TopicDifference> differences) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        differences.forEach(
                difference -> changes.computeIfAbsent(resource(difference.topic()), topic -> new ArrayList<>())
                        .add(new AlterConfigOp(
                                new ConfigEntry(difference.setting(), difference.wanted()), AlterConfigOp.OpType.SET)));
        Answers.to("change its topics", admin.incrementalAlterConfigs(changes).all());
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
        var names = Answers.to("list its topics", admin.listTopics().names());
        return Answers.to("describe its topics", admin.describeTopics(names).allTopicNames());
    }

    private NewTopic newTopic(Topic<?> topic) {
        return new NewTopic(topic.name(), layout.partitions(), layout.replicas())
                .configs(TopicSettings.of(topic, layout));
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static Map<String, String> values(Config config) {
        Map<String, String> values = new HashMap<>();
        config.entries().stream()
                .filter(entry -> entry.value() != null)
                .forEach(entry -> values.put(entry.name(), entry.value()));
        return values;
    }
}
