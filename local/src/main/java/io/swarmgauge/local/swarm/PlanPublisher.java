package io.swarmgauge.local.swarm;

import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.Job;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Puts the swarm's plan on its topics.
 *
 * @param kafkaProperties further settings of the Kafka client, of a principal that may write {@code plan.*}
 */
public record PlanPublisher(String bootstrapServers, Map<String, String> kafkaProperties, RecordSerdes serdes) {

    /**
     * Publishes setups, and returns when all replicas have them.
     *
     * @throws IllegalStateException if the cluster refuses or does not answer
     */
    public void setups(List<HostingSetup> setups) {
        publish(TopicCatalogue.HOSTING_SETUPS, HostingSetup::getSetupId, setups);
    }

    /** Publishes jobs as {@link #setups} does. */
    public void jobs(List<Job> jobs) {
        publish(TopicCatalogue.PLAN_JOBS, Job::getJobId, jobs);
    }

    private <V> void publish(Topic<V> topic, Function<V, String> key, List<V> records) {
        try (KafkaProducer<String, V> producer =
                new KafkaProducer<>(config(), new StringSerializer(), serdes.serializer(topic))) {
            for (V planned : records) {
                producer.send(new ProducerRecord<>(topic.name(), key.apply(planned), planned))
                        .get();
            }
        } catch (ExecutionException | KafkaException e) {
            throw new IllegalStateException("the plan could not be published: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the plan was published", e);
        }
    }

    private Map<String, Object> config() {
        Map<String, Object> config = new HashMap<>(kafkaProperties);
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        return config;
    }
}
