package io.swarmgauge.console.delivery;

import io.swarmgauge.schema.gauge.Alert;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One attempt to tell a webhook of one statement: payload, idempotency key, signature. */
final class WebhookPost {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final WebhookJson json;
    private final Optional<Signature> signature;
    private final Poster poster;
    private final Clock clock;

    WebhookPost(WebhookJson json, Optional<Signature> signature, Poster poster, Clock clock) {
        this.json = json;
        this.signature = signature;
        this.poster = poster;
        this.clock = clock;
    }

    Answer of(Alert alert) throws InterruptedException {
        byte[] body = Poster.bytes(json.of(alert));
        Map<String, String> headers = new HashMap<>();
        headers.put(IDEMPOTENCY_KEY, WebhookJson.idempotencyKey(alert));
        signature.ifPresent(signing -> headers.put(Signature.HEADER, signing.of(body, clock.instant())));
        return poster.post(body, headers);
    }
}
