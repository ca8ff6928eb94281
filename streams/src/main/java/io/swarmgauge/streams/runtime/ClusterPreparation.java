package io.swarmgauge.streams.runtime;

import static java.util.stream.Collectors.toCollection;

import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import io.swarmgauge.topics.TopicProvisioner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that the cluster is there and has the catalogue's topics before Kafka Streams starts. */
final class ClusterPreparation {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterPreparation.class);
    private static final Duration ATTEMPT = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Admin admin;
    private final StreamsSettings settings;

    ClusterPreparation(Admin admin, StreamsSettings settings) {
        this.admin = admin;
        this.settings = settings;
    }

    /**
     * Creates what is missing where the settings say so; otherwise says what is missing.
     *
     * @return number of partitions that every topic has
     */
    int complete() {
        Set<String> present = waitForTopics();
        if (settings.topics().create()) {
            List<String> created =
                    new TopicProvisioner(admin, settings.topics().layout()).provision(TopicCatalogue.all());
            LOG.info("created topics: {}", created.isEmpty() ? "none were missing" : String.join(", ", created));
            return settings.topics().layout().partitions(); // or the provisioner would have refused
        }
        requireAll(present);
        return samePartitions();
    }

    private void requireAll(Set<String> present) {
        List<String> missing = names().filter(name -> !present.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw new CannotStartException(
                    ("These topics are missing at %s: %s. Create them with 'swarmgauge topics create',"
                                    + " or set topics.create: true.")
                            .formatted(servers(), String.join(", ", missing)));
        }
    }

    /** Keys meet in one task only where all topics are cut the same way. */
    private int samePartitions() {
        Map<String, TopicDescription> topics =
                answer(admin.describeTopics(names().toList()).allTopicNames(), PATIENCE);
        Set<Integer> counts =
                topics.values().stream().map(topic -> topic.partitions().size()).collect(toCollection(TreeSet::new));
        if (counts.size() > 1) {
            throw new CannotStartException("The topics at %s must all have the same number of partitions, they have %s."
                    .formatted(servers(), counts));
        }
        return counts.iterator().next();
    }

    private Set<String> waitForTopics() {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return answer(admin.listTopics().names(), ATTEMPT);
            } catch (CannotStartException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.info("still waiting ({} s): {}", attempt * ATTEMPT.toSeconds(), e.getMessage());
            }
        }
        return answer(admin.listTopics().names(), ATTEMPT);
    }

    private <T> T answer(KafkaFuture<T> question, Duration patience) {
        try {
            return question.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new CannotStartException(
                    "Kafka at %s does not answer. Check kafka.bootstrap-servers. (%s)".formatted(servers(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStartException("Interrupted while waiting for Kafka at " + servers() + ".");
        }
    }

    private static Stream<String> names() {
        return TopicCatalogue.all().stream().map(Topic::name);
    }

    private String servers() {
        return settings.kafka().bootstrapServers();
    }
}
