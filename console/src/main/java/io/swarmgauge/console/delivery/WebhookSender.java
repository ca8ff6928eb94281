package io.swarmgauge.console.delivery;

import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.serdes.RegistryOutage;
import io.swarmgauge.topics.TopicCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a webhook of each statement, one after the other and at least once; those about one alert, which share a partition, in order. */
final class WebhookSender implements Worker.Task {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final String TOPIC = TopicCatalogue.ALERTS.name();
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CHECK_EVERY = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final WaitingRecords records;
    private final Deserializer<Alert> deserializer;
    private final AlertFilter only;
    private final WebhookPost post;
    private final Attempts attempts;
    private final Target target;
    private final Clock clock;
    private @Nullable ConsumerRecord<byte[], byte[]> tried;
    private Instant checked = Instant.MIN;

    /** The consumer belongs to the sender from now on; it must not commit by itself. */
    WebhookSender(
            Consumer<byte[], byte[]> consumer,
            Deserializer<Alert> deserializer,
            Receiver.Webhook webhook,
            WebhookPost post,
            Target target,
            Clock clock) {
        this.consumer = consumer;
        this.records = new WaitingRecords(consumer, webhook.start());
        this.deserializer = deserializer;
        this.only = webhook.only();
        this.post = post;
        this.attempts = new Attempts(webhook.tries());
        this.target = target;
        this.clock = clock;
        consumer.subscribe(List.of(TOPIC), records);
    }

    @Override
    public void step() throws InterruptedException {
        check();
        boolean isBusy = records.next() != null && attempts.mayTry(clock.instant());
        records.poll(isBusy ? Duration.ZERO : POLL);
        ConsumerRecord<byte[], byte[]> next = records.next();
        if (next == null) {
            return;
        }
        if (next != tried) {
            attempts.forget();
            tried = next;
        }
        if (attempts.mayTry(clock.instant()) && isHandled(next)) {
            records.done();
        }
    }

    @Override
    public void wake() {
        consumer.wakeup();
    }

    @Override
    public void end() {
        try (consumer) {
            records.commitLast();
        } catch (KafkaException e) {
            LOG.warn("what was delivered last is delivered again, with the same idempotency key: {}", e.toString());
        }
    }

    private boolean isHandled(ConsumerRecord<byte[], byte[]> statement) throws InterruptedException {
        Optional<Alert> alert = alert(statement).filter(only::takes);
        if (alert.isEmpty()) {
            return true;
        }
        String what = "alert %s (%s, %s, %s/%d@%d)"
                .formatted(
                        alert.get().getFingerprint(),
                        alert.get().getRule(),
                        AlertText.status(alert.get()),
                        statement.topic(),
                        statement.partition(),
                        statement.offset());
        Answer answer = post.of(alert.get());
        Attempts.Outcome outcome = attempts.after(answer, clock.instant());
        switch (answer.verdict()) {
            case TAKEN -> target.took(1);
            case REFUSED -> target.refused(what, answer.text());
            case NOT_NOW -> target.failed(answer.text());
        }
        if (outcome == Attempts.Outcome.GIVEN_UP) {
            target.skipped(what);
        }
        return outcome != Attempts.Outcome.AGAIN;
    }

    /** Nothing for a tombstone, which says nothing, and for what cannot be read. */
    private Optional<Alert> alert(ConsumerRecord<byte[], byte[]> statement) {
        if (statement.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(deserializer.deserialize(statement.topic(), statement.value()));
        } catch (RuntimeException e) {
            if (RegistryOutage.isCauseOf(e)) {
                throw new RegistryOutage(e);
            }
            target.undecodable("%s/%d@%d".formatted(statement.topic(), statement.partition(), statement.offset()), e);
            return Optional.empty();
        }
    }

    /** A group that polls an absent cluster hears nothing of it: it is asked now and then. */
    private void check() {
        Instant now = clock.instant();
        if (now.isBefore(checked.plus(CHECK_EVERY))) {
            return;
        }
        if (consumer.partitionsFor(TOPIC, CHECK_EVERY).isEmpty()) {
            throw new IllegalStateException(
                    "the cluster has no topic %s. Create it: swarmgauge topics create".formatted(TOPIC));
        }
        checked = now;
    }
}
