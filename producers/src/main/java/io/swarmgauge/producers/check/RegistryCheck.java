package io.swarmgauge.producers.check;

import io.swarmgauge.serdes.RegistrySettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Whether the schema registry answers. */
final class RegistryCheck {

    private static final String SUBJECT = "registry.url";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final RegistrySettings registry;

    RegistryCheck(RegistrySettings registry) {
        this.registry = registry;
    }

    Finding finding() {
        String url = registry.url();
        if (url.startsWith("mock://")) {
            return Finding.well(SUBJECT, url + " stays within the process");
        }
        try {
            HttpClient client = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
            HttpRequest question = HttpRequest.newBuilder(
                            URI.create((url.endsWith("/") ? url : url + "/") + "subjects"))
                    .timeout(PATIENCE)
                    .build();
            int status = client.send(question, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return status == OK
                    ? Finding.well(SUBJECT, url + " answers")
                    : Finding.problem(
                            SUBJECT,
                            "%s answers with HTTP status %d".formatted(url, status),
                            "Give the base address of its Confluent-compatible API.");
        } catch (IllegalArgumentException e) {
            return Finding.problem(SUBJECT, url + " is not an address", "Write it as http://registry:8081.");
        } catch (IOException e) {
            return Finding.problem(SUBJECT, "nobody answers at " + url, "Start the registry or correct the address.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.problem(SUBJECT, "the check was interrupted", "Check again.");
        }
    }
}
