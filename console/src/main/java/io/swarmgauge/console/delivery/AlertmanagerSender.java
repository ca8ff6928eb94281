package io.swarmgauge.console.delivery;

import io.swarmgauge.console.delivery.ResendPolicy.Due;
import io.swarmgauge.schema.gauge.Alert;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Keeps one Alertmanager told. What it is told of is the topic's last word on each alert, so nothing has to be remembered over a restart. */
final class AlertmanagerSender implements Worker.Task {

    /** As many as Prometheus sends at once. */
    private static final int BATCH = 64;

    private final Supplier<Collection<Alert>> statements;
    private final BooleanSupplier complete;
    private final ResendPolicy policy;
    private final AlertmanagerJson json;
    private final Poster poster;
    private final Target target;
    private final Clock clock;
    private final Retries retries = new Retries();

    /**
     * @param statements the last one about each alert that this receiver gets
     * @param complete whether they are all there; an alert that is over may look open before that
     */
    AlertmanagerSender(
            Supplier<Collection<Alert>> statements,
            BooleanSupplier complete,
            ResendPolicy policy,
            AlertmanagerJson json,
            Poster poster,
            Target target,
            Clock clock) {
        this.statements = statements;
        this.complete = complete;
        this.policy = policy;
        this.json = json;
        this.poster = poster;
        this.target = target;
        this.clock = clock;
    }

    @Override
    public void step() throws InterruptedException {
        Instant now = clock.instant();
        if (!complete.getAsBoolean() || !retries.mayTry(now)) {
            return;
        }
        List<Due> due = policy.due(statements.get(), now);
        for (int from = 0; from < due.size() && retries.mayTry(now); from += BATCH) {
            send(due.subList(from, Math.min(due.size(), from + BATCH)));
        }
    }

    private void send(List<Due> batch) throws InterruptedException {
        Instant now = clock.instant();
        Answer answer = poster.post(Poster.bytes(json.of(batch, now, policy.validUntil(now))), Map.of());
        switch (answer.verdict()) {
            case TAKEN -> {
                policy.sent(batch, now);
                retries.succeeded();
                target.took(batch.size());
            }
            case NOT_NOW -> {
                retries.failed(clock.instant(), answer.retryAfter());
                target.failed(answer.text());
            }
            case REFUSED -> refused(batch, answer, now);
        }
    }

    /** One that cannot be taken must not keep the others away: they are sent one by one. It is itself sent again with the next interval. */
    private void refused(List<Due> batch, Answer answer, Instant now) throws InterruptedException {
        if (batch.size() == 1) {
            policy.sent(batch, now);
            target.refused(
                    "alert %s (%s)"
                            .formatted(
                                    batch.get(0).alert().getFingerprint(),
                                    batch.get(0).alert().getRule()),
                    answer.text());
            return;
        }
        for (Due one : batch) {
            send(List.of(one));
        }
    }
}
