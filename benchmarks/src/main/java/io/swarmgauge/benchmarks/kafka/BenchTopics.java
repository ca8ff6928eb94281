package io.swarmgauge.benchmarks.kafka;

import io.swarmgauge.topics.TopicCatalogue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/** The broker's topics and what they take on its disk. */
public final class BenchTopics implements AutoCloseable {

    /** Several, as every deployment has; a single thread reads them all. */
    public static final int USUAL_PARTITIONS = 4;

    private static final List<String> NAMES = List.of(
            TopicCatalogue.HOSTING_SETUPS.name(),
            TopicCatalogue.TRANSFERS.name(),
            TopicCatalogue.BANDWIDTH.name(),
            TopicCatalogue.DEAD_LETTERS.name());

    private final Admin admin;
    private final int partitions;

    public BenchTopics(String bootstrapServers, int partitions) {
        this.partitions = partitions;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /**
     * Creates the topics, and returns when the broker leads them: of the requests of a producer that is quicker, one could
     * be refused and the next taken, after which the first is refused for ever (KAFKA-15591). They keep everything: the load
     * is years old, and a broker deletes old segments.
     */
    public void create() {
        Map<String, String> settings =
                Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        answer(admin.createTopics(NAMES.stream()
                        .map(name -> new NewTopic(name, partitions, (short) 1).configs(settings))
                        .toList())
                .all());
        answer(admin.listOffsets(NAMES.stream()
                        .flatMap(name -> IntStream.range(0, partitions)
                                .mapToObj(partition -> new TopicPartition(name, partition)))
                        .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest())))
                .all());
    }

    /** Of each topic. */
    public int partitions() {
        return partitions;
    }

    /** Bytes that the topic's log takes. */
    public long logBytes(String topic) {
        return replicas().entrySet().stream()
                .filter(replica -> replica.getKey().topic().equals(topic))
                .mapToLong(replica -> replica.getValue().size())
                .sum();
    }

    /** Bytes that the changelogs of engines' state take. */
    public long changelogBytes() {
        return replicas().entrySet().stream()
                .filter(replica -> replica.getKey().topic().endsWith("-changelog"))
                .mapToLong(replica -> replica.getValue().size())
                .sum();
    }

    /** Bytes that all logs take: state, transactions and offsets too. */
    public long logBytes() {
        return replicas().values().stream().mapToLong(ReplicaInfo::size).sum();
    }

    /** Deletes what an engine made for itself, and returns when the broker's disk has no more of it. */
    public void deleteOthers() {
        Set<String> others = answer(admin.listTopics().names()).stream()
                .filter(name -> !NAMES.contains(name))
                .collect(Collectors.toSet());
        answer(admin.deleteTopics(others).all());
        while (replicas().keySet().stream().anyMatch(replica -> others.contains(replica.topic()))) {
            Thread.onSpinWait(); // asking takes long enough
        }
    }

    @Override
    public void close() {
        admin.close();
    }

    private Map<TopicPartition, ReplicaInfo> replicas() {
        Collection<Integer> brokers =
                answer(admin.describeCluster().nodes()).stream().map(Node::id).toList();
        return answer(admin.describeLogDirs(brokers).allDescriptions()).values().stream()
                .flatMap(directories -> directories.values().stream())
                .map(LogDirDescription::replicaInfos)
                .flatMap(replicas -> replicas.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
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
