package io.swarmgauge.check;

import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.swarmgauge.serdes.RegistrySettings;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether the schema registry answers, asked by the same client and with the same settings as records are. */
final class RegistryCheck {

    private static final String SUBJECT = "registry.url";
    private static final int PATIENCE_MS = 5_000;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final RegistrySettings registry;

    RegistryCheck(RegistrySettings registry) {
        this.registry = registry;
    }

    Finding finding() {
        String url = registry.shownUrl();
        if (registry.url().startsWith("mock://")) {
            return Finding.well(SUBJECT, url + " stays within the process");
        }
        if (!isAddress(registry.url())) {
            return Finding.problem(SUBJECT, url + " is not an address", "Write it as http://registry:8081.");
        }
        try (SchemaRegistryClient client =
                new CachedSchemaRegistryClient(List.of(registry.url()), 1, impatient(registry.serdeConfig()))) {
            client.getAllSubjects();
            return Finding.well(SUBJECT, url + " answers");
        } catch (RestClientException e) {
            return Finding.problem(
                    SUBJECT, "%s answers with HTTP status %d".formatted(url, e.getStatus()), remedy(e.getStatus()));
        } catch (IOException e) {
            return Finding.problem(
                    SUBJECT,
                    "nobody answers at " + url,
                    "Start the registry, correct the address, or give registry.properties what its TLS asks for.");
        } catch (RuntimeException e) {
            return Finding.problem(
                    SUBJECT,
                    "Confluent's client refuses its settings: " + e.getMessage(),
                    "Correct registry.properties.");
        }
    }

    private static String remedy(int status) {
        return status == UNAUTHORIZED || status == FORBIDDEN
                ? "Give registry.properties a name and password that may read."
                : "Give the base address of its Confluent-compatible API.";
    }

    private static boolean isAddress(String url) {
        try {
            return new URI(url).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Map<String, Object> impatient(Map<String, Object> config) {
        Map<String, Object> impatient = new HashMap<>(config);
        impatient.put("http.connect.timeout.ms", PATIENCE_MS);
        impatient.put("http.read.timeout.ms", PATIENCE_MS);
        impatient.put("max.retries", 0);
        return impatient;
    }
}
