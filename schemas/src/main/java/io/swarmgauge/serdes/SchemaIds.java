package io.swarmgauge.serdes;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ids under which a registry knows writers' schemas: what Confluent's wire format needs beside the encoded record. */
public final class SchemaIds implements AutoCloseable {

    /** The registry is away or does not know the schema yet: it can be asked again later. */
    public static final class NotYetException extends Exception {

        private static final long serialVersionUID = 1L;

        NotYetException(Throwable cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }

    /** The registry will never take the schema, since it does not go with those that are registered. */
    public static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        public RefusedException(String message) {
            super(message);
        }

        RefusedException(Throwable cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }

    private static final int KEPT = 64;

    /** The schema does not go with those that are registered, or is none: no waiting mends that. */
    private static final Set<Integer> NEVER = Set.of(409, 422);

    private final SchemaRegistryClient client;
    private final boolean autoRegister;

    public SchemaIds(RegistrySettings registry) {
        this.client = SchemaRegistryClientFactory.newClient(
                List.of(registry.url()), KEPT, List.of(new AvroSchemaProvider()), registry.serdeConfig(), Map.of());
        this.autoRegister = registry.autoRegister();
    }

    /** The id of the schema under the subject; registers it where that is allowed. Asks once for each schema. */
    public int idOf(String subject, String schema) throws NotYetException, RefusedException {
        AvroSchema avro = new AvroSchema(schema);
        try {
            return autoRegister ? client.register(subject, avro) : client.getId(subject, avro);
        } catch (IOException e) {
            throw new NotYetException(e);
        } catch (RestClientException e) {
            if (NEVER.contains(e.getStatus())) {
                throw new RefusedException(e);
            }
            throw new NotYetException(e);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
