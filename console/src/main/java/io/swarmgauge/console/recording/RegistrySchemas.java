package io.swarmgauge.console.recording;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaMetadata;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.swarmgauge.schema.recording.RecordedSchema;
import io.swarmgauge.serdes.RegistrySettings;
import io.swarmgauge.topics.Topic;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;

/** The schemas of a registry with their ids, and the same ids on another one. */
public final class RegistrySchemas {

    private static final int KEPT = 1_000;
    private static final int NOT_FOUND = 404;

    private final SchemaRegistryClient client;

    public RegistrySchemas(RegistrySettings registry) {
        this.client = SchemaRegistryClientFactory.newClient(
                List.of(registry.url()), KEPT, List.of(new AvroSchemaProvider()), registry.serdeConfig(), Map.of());
    }

    /** Every version of every subject of the catalogue: a fresh registry that is given all of them in order gives the same ids. */
    List<RecordedSchema> all() {
        List<RecordedSchema> schemas = new ArrayList<>();
        for (Topic<?> topic : TopicCatalogue.all()) {
            if (topic.isAvro()) {
                schemas.addAll(versions(topic.subject()));
            }
        }
        return schemas;
    }

    /** The schema with the id; empty if the registry has none. */
    Optional<String> named(int id) {
        try {
            return Optional.of(client.getSchemaById(id).canonicalString());
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw new KafkaException("the schema registry refused: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new KafkaException("the schema registry does not answer: " + e.getMessage(), e);
        }
    }

    /**
     * Which of the needed ids would be missing or mean something else, in sentences; asks, and changes nothing.
     *
     * @param needed ids that values name
     */
    List<String> conflicts(Iterable<RecordedSchema> schemas, Set<Integer> needed) {
        List<String> conflicts = new ArrayList<>();
        for (RecordedSchema schema : schemas) {
            Optional<String> there = named(schema.getId());
            if (needed.contains(schema.getId()) && there.isPresent() && !isSame(schema, there.get())) {
                conflicts.add(conflict(schema, "means another schema there"));
            }
        }
        return conflicts;
    }

    /**
     * Registers the schemas under the ids that they had.
     *
     * @param schemas ascending by id
     * @param needed ids that values name
     * @return what could not be done for the needed ones, in sentences
     */
    List<String> restore(Iterable<RecordedSchema> schemas, Set<Integer> needed) {
        List<String> conflicts = new ArrayList<>();
        for (RecordedSchema schema : schemas) {
            Optional<String> there = named(schema.getId());
            if (there.isPresent()) {
                if (!isSame(schema, there.get()) && needed.contains(schema.getId())) {
                    conflicts.add(conflict(schema, "means another schema there"));
                }
                continue;
            }
            int given = register(schema);
            if (given != schema.getId() && needed.contains(schema.getId())) {
                conflicts.add(conflict(schema, "the registry gave it %d".formatted(given)));
            }
        }
        return conflicts;
    }

    private int register(RecordedSchema schema) {
        AvroSchema avro = new AvroSchema(schema.getText());
        try {
            return imported(schema, avro).orElseGet(() -> plainly(schema, avro));
        } catch (IOException e) {
            throw new KafkaException("the schema registry does not answer: " + e.getMessage(), e);
        }
    }

    /** A registry in mode IMPORT takes the id along; others refuse, or give the next one. */
    private Optional<Integer> imported(RecordedSchema schema, AvroSchema avro) throws IOException {
        try {
            return Optional.of(client.register(schema.getSubject(), avro, schema.getVersion(), schema.getId()));
        } catch (RestClientException e) {
            return Optional.empty();
        }
    }

    private int plainly(RecordedSchema schema, AvroSchema avro) {
        try {
            return client.register(schema.getSubject(), avro);
        } catch (RestClientException e) {
            throw new UnusableRecordingException(
                    "the registry refuses the schema of %s: %s".formatted(schema.getSubject(), e.getMessage()), e);
        } catch (IOException e) {
            throw new KafkaException("the schema registry does not answer: " + e.getMessage(), e);
        }
    }

    private List<RecordedSchema> versions(String subject) {
        List<RecordedSchema> schemas = new ArrayList<>();
        try {
            for (int version : client.getAllVersions(subject)) {
                SchemaMetadata found = client.getSchemaMetadata(subject, version);
                schemas.add(new RecordedSchema(found.getId(), subject, version, found.getSchema()));
            }
            return schemas;
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                return schemas;
            }
            throw new KafkaException("the schema registry refused: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new KafkaException("the schema registry does not answer: " + e.getMessage(), e);
        }
    }

    private static boolean isSame(RecordedSchema schema, String there) {
        return new AvroSchema(schema.getText()).canonicalString().equals(there);
    }

    private static String conflict(RecordedSchema schema, String what) {
        return "schema id %d of %s: %s".formatted(schema.getId(), schema.getSubject(), what);
    }
}
