package io.swarmgauge.console.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts JSON to one address. */
final class Poster {

    private static final int EXCERPT = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final HttpAccess access;
    private final Clock clock;
    private final Hidden hidden;
    private final HttpClient client;

    Poster(URI address, HttpAccess access, Clock clock) {
        this.address = address;
        this.access = access;
        this.clock = clock;
        this.hidden = new Hidden(address, access);
        // Plain HTTP servers are asked to switch to HTTP/2 otherwise, at which some of them stumble.
        this.client = HttpClient.newBuilder()
                .connectTimeout(access.timeout())
                .followRedirects(Redirect.NEVER)
                .version(Version.HTTP_1_1)
                .build();
    }

    static byte[] bytes(JsonNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Posts the body and waits for the answer, at most the time-out.
     *
     * @param headers beside those that the receiver always gets
     */
    Answer post(byte[] body, Map<String, String> headers) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(access.timeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", "swarmgauge")
                .POST(BodyPublishers.ofByteArray(body));
        access.headers().forEach(request::setHeader);
        headers.forEach(request::setHeader);
        // The request's own time-out ends with the answer's headers; an endless body would hold everything up.
        CompletableFuture<HttpResponse<String>> answered =
                client.sendAsync(request.build(), info -> new Excerpt(EXCERPT + hidden.longest()));
        try {
            return answer(answered.get(access.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Answer.unreachable(
                    "no whole answer within %d ms".formatted(access.timeout().toMillis()));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            return Answer.unreachable("no answer: " + hidden.in(why));
        } finally {
            answered.cancel(true);
        }
    }

    private Answer answer(HttpResponse<String> response) {
        int status = response.statusCode();
        return new Answer(
                Answer.verdict(status),
                "HTTP status %d %s".formatted(status, shown(response.body())).strip(),
                response.headers().firstValue("Retry-After").flatMap(after -> RetryAfter.read(after, clock.instant())));
    }

    /** A secret that the cut goes through could not be recognized: the text is cut when it no longer holds any. */
    private String shown(String body) {
        String text = hidden.in(body);
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT);
    }
}
