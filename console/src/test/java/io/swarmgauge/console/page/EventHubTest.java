package io.swarmgauge.console.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventHubTest {

    private static final Duration SOON = Duration.ofMillis(20);
    private static final int BATCH = 50;
    private static final Duration NEVER = Duration.ofDays(1);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AtomicInteger ended = new AtomicInteger();
    private EventHub hub = new EventHub(SOON, NEVER);

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void whatChangedTogetherIsToldTogether() {
        hub = new EventHub(Duration.ofMillis(200), NEVER);
        listen(out);
        hub.watcher().changed("gauge.rankings", "setup-2");
        hub.watcher().changed("gauge.rankings", "setup-1");
        hub.watcher().changed("gauge.rankings", "setup-1");

        await().until(() -> told().contains("setup"));
        assertThat(told())
                .startsWith("retry: 2000\nevent: hello\ndata: {}\n\n")
                .endsWith("event: gauge.rankings\ndata: {\"keys\":[\"setup-1\",\"setup-2\"]}\n\n");
    }

    @Test
    void manyKeysAreNotNamed() {
        Changes changes = new Changes();
        for (int i = 0; i <= Changes.MOST_KEYS; i++) {
            changes.changed("gauge.ratings", "hoster-" + i);
        }

        assertThat(changes.take())
                .hasEntrySatisfying("gauge.ratings", keys -> assertThat(keys).isEmpty());
        assertThat(changes.take()).isEmpty();
        assertThat(EventText.changed("gauge.ratings", List.of())).contains("{\"keys\":null}");
    }

    @Test
    void silenceIsFilledWithHeartbeats() {
        hub = new EventHub(NEVER, SOON);
        listen(out);

        await().until(() -> told().contains(EventText.HEARTBEAT));
    }

    @Test
    void oneWhoDoesNotReadIsLetGoAndHoldsUpNobody() {
        listen(new Stuck());
        listen(out);
        for (int batch = 0; batch <= EventHub.MOST_WAITING / BATCH; batch++) {
            for (int i = 0; i < BATCH; i++) {
                hub.watcher().changed("topic-%d-%d".formatted(batch, i), "key");
            }
            String last = "topic-%d-%d\n".formatted(batch, BATCH - 1);
            await().until(() -> told().contains(last));
        }

        await().until(() -> ended.get() == 1);
        assertThat(hub.listeners()).isEqualTo(1);
        hub.watcher().changed("topic-last", "key");
        await().until(() -> told().contains("topic-last"));
    }

    @Test
    void oneWhoIsGoneMakesRoom() {
        for (int i = 0; i < EventHub.MOST_LISTENERS; i++) {
            listen(new Stuck());
        }
        assertThat(hub.listen(out, ended::incrementAndGet)).isFalse();

        hub.close();
        await().until(() -> ended.get() == EventHub.MOST_LISTENERS);
        assertThat(hub.listeners()).isZero();
    }

    private void listen(OutputStream stream) {
        assertThat(hub.listen(stream, ended::incrementAndGet)).isTrue();
    }

    private String told() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The other side takes nothing. */
    private static final class Stuck extends OutputStream {

        private final CountDownLatch taken = new CountDownLatch(1);

        @Override
        public void write(int b) throws IOException {
            try {
                taken.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
    }
}
