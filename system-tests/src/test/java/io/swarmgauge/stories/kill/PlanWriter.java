package io.swarmgauge.stories.kill;

import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.serdes.RecordSerdes;
import io.swarmgauge.topics.TopicCatalogue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes setups on a cluster. */
record PlanWriter(String bootstrapServers, RecordSerdes serdes) {

    void publish(List<HostingSetup> setups) {
        String topic = TopicCatalogue.HOSTING_SETUPS.name();
        try (KafkaProducer<String, HostingSetup> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                serdes.serializer(TopicCatalogue.HOSTING_SETUPS))) {
            for (HostingSetup setup : setups) {
                producer.send(new ProducerRecord<>(topic, setup.getSetupId(), setup))
                        .get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the plan could not be published", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
