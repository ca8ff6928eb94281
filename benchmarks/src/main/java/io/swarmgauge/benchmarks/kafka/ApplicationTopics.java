package io.swarmgauge.benchmarks.kafka;

import static java.util.stream.Collectors.toMap;

import io.swarmgauge.benchmarks.application.Instance;
import io.swarmgauge.topics.ClusterLayout;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import io.swarmgauge.topics.TopicProvisioner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The catalogue's topics, and how far the application is in them. */
public final class ApplicationTopics implements AutoCloseable {

    private final Admin admin;

    public ApplicationTopics(String bootstrapServers) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    public void create() {
        var unused = new TopicProvisioner(admin, new ClusterLayout(Instance.PARTITIONS, (short) 1))
                .provision(TopicCatalogue.all());
    }

    /** Offsets up to which the application has taken and committed the topic's records, by partition. */
    public Map<Integer, Long> taken(Topic<?> topic) {
        Map<Integer, Long> taken = new HashMap<>();
        answer(admin.listConsumerGroupOffsets(Instance.APPLICATION).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> {
                    if (partition.topic().equals(topic.name()) && offset != null) {
                        taken.put(partition.partition(), offset.offset());
                    }
                });
        return taken;
    }

    /** Whether the application has taken and committed all that is on the topic. */
    public boolean isTaken(Topic<?> topic) {
        Map<Integer, Long> taken = taken(topic);
        return ends(topic).entrySet().stream().allMatch(end -> taken.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** Where the topic ends now, by partition. */
    public Map<Integer, Long> ends(Topic<?> topic) {
        return answer(admin.listOffsets(IntStream.range(0, Instance.PARTITIONS)
                                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                                .collect(toMap(partition -> partition, partition -> OffsetSpec.latest())))
                        .all())
                .entrySet()
                .stream()
                .collect(toMap(
                        end -> end.getKey().partition(), end -> end.getValue().offset()));
    }

    /** Partitions of the topic that the group has given to the instance whose clients' names begin so. */
    public Set<Integer> assigned(Topic<?> topic, String clients) {
        Set<Integer> partitions = new HashSet<>();
        answer(admin.describeConsumerGroups(Set.of(Instance.APPLICATION)).all()).values().stream()
                .flatMap(group -> group.members().stream())
                .filter(member -> member.clientId().startsWith(clients))
                .map(MemberDescription::assignment)
                .flatMap(assignment -> assignment.topicPartitions().stream())
                .filter(partition -> partition.topic().equals(topic.name()))
                .forEach(partition -> partitions.add(partition.partition()));
        return partitions;
    }

    @Override
    public void close() {
        admin.close();
    }

    private static <T> T answer(KafkaFuture<T> question) {
        try {
            return question.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the benchmark's broker failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
