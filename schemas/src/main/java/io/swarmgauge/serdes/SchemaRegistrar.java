package io.swarmgauge.serdes;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.swarmgauge.topics.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificData;

/** Puts the catalogue's schemas into a registry: the step that replaces automatic registration outside local runs. */
public final class SchemaRegistrar {

    private static final int SUBJECTS = 64;

    private final SchemaRegistryClient client;

    public SchemaRegistrar(RegistrySettings registry) {
        this.client = SchemaRegistryClientFactory.newClient(
                List.of(registry.url()), SUBJECTS, List.of(new AvroSchemaProvider()), registry.serdeConfig(), Map.of());
    }

    /**
     * Registers the schema of every Avro topic under its subject with FULL_TRANSITIVE compatibility.
     *
     * @return subjects to schema ids
     * @throws IllegalStateException if the registry refuses a schema as incompatible
     * @throws UncheckedIOException if the registry cannot be reached
     */
    public Map<String, Integer> register(List<Topic<?>> topics) {
        Map<String, Integer> ids = new java.util.TreeMap<>();
        for (Topic<?> topic : topics) {
            if (topic.isAvro()) {
                ids.put(topic.subject(), register(topic));
            }
        }
        return ids;
    }

    private int register(Topic<?> topic) {
        try {
            AvroSchema schema = new AvroSchema(SpecificData.get().getSchema(topic.type()));
            int id = client.register(topic.subject(), schema);
            client.updateCompatibility(topic.subject(), "FULL_TRANSITIVE");
            return id;
        } catch (RestClientException e) {
            throw new IllegalStateException(
                    "the registry refuses the schema of %s: %s".formatted(topic.subject(), e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the schema registry does not answer", e);
        }
    }
}
