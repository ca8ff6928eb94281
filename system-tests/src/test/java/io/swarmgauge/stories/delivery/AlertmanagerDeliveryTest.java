package io.swarmgauge.stories.delivery;

import static io.swarmgauge.stories.delivery.DeliveryScene.PATIENCE;
import static io.swarmgauge.stories.delivery.DeliveryScene.STORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.console.delivery.AlertFilter;
import io.swarmgauge.console.delivery.Delivery;
import io.swarmgauge.console.delivery.HttpAccess;
import io.swarmgauge.console.delivery.Receiver;
import io.swarmgauge.containers.NeedsDocker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Real Alertmanagers know which alerts are open, whatever happens to them or to the deliverer. */
@NeedsDocker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertmanagerDeliveryTest {

    private static final Duration QUICK = Duration.ofSeconds(1);
    private static final Duration USUAL = Duration.ofMinutes(1);

    private final DeliveryScene scene = DeliveryScene.shared();
    private final AlertmanagerContainer one = new AlertmanagerContainer();
    private final AlertmanagerContainer other = new AlertmanagerContainer();
    private final Instant since = Instant.now().minusSeconds(300);

    @BeforeAll
    void start() {
        one.start();
        other.start();
    }

    @AfterAll
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void anAlertReachesEveryAlertmanagerWithItsLabelsAndEndsWhenItIsResolved() {
        String story = story();
        try (Delivery delivery = deliver(story, USUAL)) {
            scene.say(DeliveryScene.firing(story, "1", since));
            for (AlertmanagerContainer alertmanager : List.of(one, other)) {
                await().atMost(PATIENCE).until(() -> alertmanager.open(story).size() == 1);
            }
            JsonNode alert = one.open(story).get(0);
            assertThat(alert.at("/labels/alertname").asText()).isEqualTo("latency-budget-burns");
            assertThat(alert.at("/labels/severity").asText()).isEqualTo("critical");
            assertThat(alert.at("/labels/region").asText()).isEqualTo("europe");
            assertThat(alert.at("/annotations/summary").asText()).contains("20.1 times");
            assertThat(alert.at("/annotations/causes").asText()).contains("0.4 % left");
            assertThat(alert.at("/annotations/runbook").asText()).startsWith("https://runbooks");
            assertThat(Instant.parse(alert.path("startsAt").asText()))
                    .isEqualTo(Instant.ofEpochMilli(since.toEpochMilli()));
            assertThat(alert.path("generatorURL").asText()).startsWith("https://console.example.org/");

            // An Alertmanager that only stops hearing of it would wait for four minutes.
            scene.say(DeliveryScene.resolved(story, "1", since, since.plusSeconds(60)));
            for (AlertmanagerContainer alertmanager : List.of(one, other)) {
                await().atMost(PATIENCE).until(() -> alertmanager.open(story).isEmpty());
            }
            await().atMost(PATIENCE).until(() -> delivery.ready().isUp());
        }
    }

    @Test
    void anOpenAlertIsToldAgainAndAgainAndEndsOnlyWhenNobodyTellsItAnyMore() {
        String story = story();
        try (Delivery delivery = deliver(story, QUICK)) {
            scene.say(DeliveryScene.firing(story, "1", since));
            await().atMost(PATIENCE).until(() -> one.open(story).size() == 1);
            Instant end = end(story);

            await().atMost(PATIENCE).until(() -> Instant.now().isAfter(end.plusSeconds(2)) && isOpen(story));
            assertThat(end(story)).isAfter(end);
            assertThat(delivery.live().isUp()).isTrue();
        }
        await().atMost(PATIENCE).until(() -> one.open(story).isEmpty());
    }

    @Test
    void anAlertmanagerThatWasAwayKnowsAgainWhatIsOpen() {
        String story = story();
        try (Delivery delivery = deliver(story, QUICK)) {
            scene.say(DeliveryScene.firing(story, "1", since));
            scene.say(DeliveryScene.firing(story, "2", since));
            await().atMost(PATIENCE).until(() -> one.open(story).size() == 2);

            one.stop();
            await().atMost(PATIENCE).until(() -> !delivery.ready().isUp());
            scene.say(DeliveryScene.resolved(story, "1", since, Instant.now()));
            scene.say(DeliveryScene.firing(story, "3", since));
            await().atMost(PATIENCE).until(() -> numbers(other, story).equals(Set.of("2", "3")));
            one.start();

            await().atMost(PATIENCE).until(() -> numbers(one, story).equals(Set.of("2", "3")));
            await().atMost(PATIENCE).until(() -> delivery.ready().isUp());
        }
    }

    @Test
    void aDelivererThatStartsAnewTellsWhatIsOpenAndNothingThatIsOver() {
        String story = story();
        scene.say(DeliveryScene.firing(story, "1", since));
        scene.say(DeliveryScene.firing(story, "2", since));
        scene.say(DeliveryScene.resolved(story, "1", since, since.plusSeconds(1)));

        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (Delivery delivery = scene.deliver("unused", meters, receiver(story, USUAL))) {
            await().atMost(PATIENCE).until(() -> numbers(one, story).equals(Set.of("2")));
            // Number 1 ended a moment ago, so its end is told; it was never told as open.
            await().atMost(PATIENCE).until(() -> meters.get("swarmgauge.deliver.sent").counters().stream()
                    .allMatch(sent -> sent.count() == 2));
            assertThat(numbers(one, story)).containsExactly("2");
            assertThat(delivery.live().isUp()).isTrue();
        }
    }

    private Delivery deliver(String story, Duration resend) {
        return scene.deliver("unused", new SimpleMeterRegistry(), receiver(story, resend));
    }

    private Receiver receiver(String story, Duration resend) {
        return new Receiver.Alertmanager(
                "ops",
                List.of(one.address(), other.address()),
                resend,
                new AlertFilter(Set.of(), Map.of(STORY, story)),
                HttpAccess.DEFAULT);
    }

    private Instant end(String story) {
        return Instant.parse(one.open(story).get(0).path("endsAt").asText());
    }

    private boolean isOpen(String story) {
        assertThat(one.open(story)).as("it must not expire in between").hasSize(1);
        return true;
    }

    private static Set<String> numbers(AlertmanagerContainer alertmanager, String story) {
        return Set.copyOf(alertmanager.open(story).stream()
                .map(alert -> alert.at("/labels/number").asText())
                .toList());
    }

    private static String story() {
        return UUID.randomUUID().toString();
    }
}
