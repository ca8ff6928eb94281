package io.swarmgauge.console.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmgauge.console.AccessToken;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Asks a running console. */
final class ConsoleClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String url;
    private final Optional<AccessToken> token;

    /** @throws IllegalArgumentException if it is no address of a web server */
    ConsoleClient(String url, Optional<AccessToken> token) {
        this.token = token;
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        HttpRequest.newBuilder(URI.create(this.url));
    }

    /** Why there is no answer, in words. */
    static final class NoAnswerException extends Exception {

        private static final long serialVersionUID = 1L;

        NoAnswerException(String message) {
            super(message);
        }
    }

    JsonNode get(String path) throws NoAnswerException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json, application/problem+json");
        token.ifPresent(known -> request.header("Authorization", known.header()));
        try {
            HttpResponse<String> response = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            JsonNode document = JSON.readTree(response.body());
            if (response.statusCode() != 200) {
                throw new NoAnswerException(problem(response.statusCode(), document));
            }
            return document;
        } catch (JsonProcessingException e) {
            throw stranger();
        } catch (IOException e) {
            throw new NoAnswerException(
                    "no answer from %s (%s). Is a console running there? 'swarmgauge up' runs one on this machine; --console names another"
                            .formatted(url, e.getMessage() == null ? "refused" : e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException("interrupted before an answer came");
        }
    }

    /** For an answer that no console gives. */
    NoAnswerException stranger() {
        return new NoAnswerException(
                "%s answers, but this is not a Swarmgauge console: check --console".formatted(url));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** An RFC 9457 problem document in one line; a remedy is this project's own member of it. */
    private static String problem(int status, JsonNode document) {
        String detail = document.path("detail").asText(document.path("title").asText("it gives no reason"));
        String remedy = document.path("remedy").asText("");
        return "the console answers %d: %s%s".formatted(status, detail, remedy.isEmpty() ? "" : " " + remedy);
    }
}
