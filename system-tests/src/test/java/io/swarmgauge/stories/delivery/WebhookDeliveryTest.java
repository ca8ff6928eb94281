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
import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.stories.delivery.HookServer.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A webhook gets every statement at least once, those about one alert in order, whatever happens to it or to the deliverer. */
class WebhookDeliveryTest {

    private static final String SECRET = "a secret that both know";
    private static final Instant SINCE = Instant.parse("2026-11-25T04:00:00Z");
    private static final Pattern SIGNATURE = Pattern.compile("t=(\\d+),v1=([0-9a-f]{64})");
    private static final int BLOCK = 64;

    private final DeliveryScene scene = DeliveryScene.shared();
    private final String story = UUID.randomUUID().toString();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private HookServer hook = new HookServer();

    @AfterEach
    void stop() {
        hook.close();
    }

    @Test
    void aStatementArrivesSignedInAlertmanagersFormWithAKeyOfItsOwn() {
        try (Delivery delivery = deliver(PATIENCE)) {
            scene.say(firing(1));
            scene.say(DeliveryScene.resolved(story, "1", SINCE, SINCE.plusSeconds(300)));
            await().atMost(PATIENCE).until(() -> hook.taken().size() == 2);

            Request first = hook.taken().get(0);
            assertThat(first.key()).isEqualTo("1-%d-firing".formatted(SINCE.toEpochMilli()));
            assertThat(hook.taken().get(1).key()).isEqualTo("1-%d-resolved".formatted(SINCE.toEpochMilli()));
            MatchResult signature = signature(first);
            assertThat(signature.group(2)).isEqualTo(hmac(signature.group(1) + "." + first.body()));
            assertThat(Long.parseLong(signature.group(1)))
                    .isBetween(first.at().getEpochSecond() - 60, first.at().getEpochSecond() + 1);

            JsonNode body = first.json();
            assertThat(body.path("version").asText()).isEqualTo("4");
            assertThat(body.path("status").asText()).isEqualTo("firing");
            assertThat(body.at("/alerts/0/labels/alertname").asText()).isEqualTo("latency-budget-burns");
            assertThat(body.at("/alerts/0/annotations/causes").asText()).contains("disk of anna");
            assertThat(body.at("/alerts/0/annotations/evidence").asText()).isEqualTo("gauge.compliance/1@42");
            await().atMost(PATIENCE).until(() -> delivery.ready().isUp());
        }
    }

    @Test
    void everyFailureIsTriedAgainWithTheSameKeyAndBody() {
        hook.answer(500, 503, HookServer.SILENCE, 404);
        try (Delivery delivery = deliver(Duration.ofMillis(500))) {
            scene.say(firing(1));
            scene.say(firing(2));
            await().atMost(PATIENCE).until(() -> hook.taken().size() == 2);

            assertThat(hook.requests()).hasSize(6);
            assertThat(hook.requests().subList(0, 5)).allSatisfy(request -> {
                assertThat(request.key()).isEqualTo(hook.requests().get(0).key());
                assertThat(request.body()).isEqualTo(hook.requests().get(0).body());
            });
            assertThat(numbers(hook.taken())).containsExactlyInAnyOrder("1", "2");
            assertThat(count("failures")).isEqualTo(4);
            assertThat(count("skipped")).isZero();
            assertThat(delivery.live().isUp()).isTrue();
        }
    }

    @Test
    void aReceiverThatAsksForPatienceGetsIt() {
        hook.close();
        hook = new HookServer(Map.of("Retry-After", "3"));
        hook.answer(429);
        try (Delivery delivery = deliver(PATIENCE)) {
            scene.say(firing(1));
            await().atMost(PATIENCE).until(() -> hook.taken().size() == 1);

            assertThat(Duration.between(
                            hook.requests().get(0).at(), hook.requests().get(1).at()))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
            assertThat(delivery.live().isUp()).isTrue();
        }
    }

    @Test
    void anAbsentReceiverIsToldOfEverythingWhenItIsBack() {
        hook.stop();
        try (Delivery delivery = deliver(PATIENCE)) {
            scene.say(firing(1));
            scene.say(firing(2));
            await().atMost(PATIENCE).until(() -> count("failures") > 0);
            assertThat(delivery.ready().isUp()).isFalse();

            hook.startAgain();
            await().atMost(PATIENCE).until(() -> hook.taken().size() == 2);
            assertThat(numbers(hook.taken())).containsExactlyInAnyOrder("1", "2");
            await().atMost(PATIENCE).until(() -> delivery.ready().isUp());
        }
    }

    @Test
    void aStatementThatIsRefusedForGoodIsSkippedAndCountedAndTheNextOneArrives() {
        hook.answer(400, 422);
        try (Delivery delivery = deliver(PATIENCE)) {
            scene.say(firing(1));
            scene.say(firing(2));
            await().atMost(PATIENCE).until(() -> hook.taken().size() == 1);

            assertThat(hook.requests()).hasSize(3);
            assertThat(hook.requests().get(1).key())
                    .isEqualTo(hook.requests().get(0).key());
            assertThat(hook.requests().get(2).key())
                    .isNotEqualTo(hook.requests().get(0).key());
            assertThat(count("refused")).isEqualTo(2);
            assertThat(count("skipped")).isEqualTo(1);
            assertThat(delivery.live().isUp()).isTrue();
        }
    }

    @Test
    void aDelivererThatStopsInOrderRepeatsNothing() {
        try (Delivery delivery = deliver(PATIENCE)) {
            scene.say(firing(1));
            await().atMost(PATIENCE).until(() -> hook.taken().size() == 1);
            assertThat(delivery.live().isUp()).isTrue();
        }
        scene.say(firing(2));
        try (Delivery delivery = deliver(PATIENCE)) {
            scene.say(firing(3));
            await().atMost(PATIENCE).until(() -> numbers(hook.taken()).contains("3"));

            assertThat(numbers(hook.taken())).containsExactlyInAnyOrder("1", "2", "3");
            assertThat(delivery.live().isUp()).isTrue();
        }
    }

    @Test
    void aDelivererThatIsKilledWhileItDeliversLosesNothing() throws Exception {
        try (DelivererProcess deliverer = new DelivererProcess(scene, "killed-" + story, story, hook.address())) {
            hook.answer(200, HookServer.SILENCE);
            deliverer.start();
            for (int number = 1; number <= 4; number++) {
                scene.say(firing(number));
            }
            await().atMost(PATIENCE).until(() -> hook.requests().size() == 2);
            deliverer.kill();
            scene.say(firing(5));

            deliverer.start();
            await().atMost(PATIENCE)
                    .until(() -> Set.copyOf(numbers(hook.taken())).size() == 5);
            assertThat(numbers(hook.taken()).stream().distinct()).containsExactlyInAnyOrder("1", "2", "3", "4", "5");
            assertThat(Set.copyOf(hook.requests().stream().map(Request::key).toList()))
                    .hasSize(5);
            assertThat(deliverer.stop()).isIn(0, 143);
            assertThat(deliverer.printed())
                    .doesNotContain("secret-of-the-address")
                    .doesNotContain(DelivererProcess.SECRET);
        }
    }

    private Alert firing(int number) {
        return DeliveryScene.firing(story, String.valueOf(number), SINCE);
    }

    private Delivery deliver(Duration timeout) {
        Receiver.Webhook webhook = new Receiver.Webhook(
                "hook",
                hook.address(),
                Optional.of(SECRET),
                2,
                Receiver.Start.BEGINNING,
                new AlertFilter(Set.of(), Map.of(STORY, story)),
                new HttpAccess(Map.of(), timeout));
        return scene.deliver("stories-" + story, meters, webhook);
    }

    private double count(String meter) {
        return meters.get("swarmgauge.deliver." + meter).counter().count();
    }

    private static List<String> numbers(List<Request> requests) {
        return requests.stream()
                .map(request -> request.json().at("/alerts/0/labels/number").asText())
                .toList();
    }

    private static MatchResult signature(Request request) {
        return SIGNATURE
                .matcher(request.headers().getFirst("Swarmgauge-Signature"))
                .results()
                .findFirst()
                .orElseThrow();
    }

    /** HMAC as RFC 2104 writes it down, from the digest alone: not the code that is tested. */
    private static String hmac(String text) {
        byte[] key = new byte[BLOCK];
        byte[] secret = SECRET.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(secret, 0, key, 0, secret.length);
        return HexFormat.of()
                .formatHex(digest(padded(key, 0x5c), digest(padded(key, 0x36), text.getBytes(StandardCharsets.UTF_8))));
    }

    private static byte[] padded(byte[] key, int pad) {
        byte[] padded = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            padded[i] = (byte) (key[i] ^ pad);
        }
        return padded;
    }

    private static byte[] digest(byte[] pad, byte[] text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(pad);
            return sha256.digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
