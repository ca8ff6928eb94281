package io.swarmgauge.producers.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.producers.config.IntakeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedChildTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final RecordingHandler handler = new RecordingHandler();
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    Path directory;

    @AfterEach
    void stopTimers() {
        timers.shutdownNow();
    }

    @Test
    void itsLinesAreReadAndItIsToldAndItStopsWhenAsked() throws IOException {
        Path told = directory.resolve("told");
        SupervisedChild child = start("""
                echo '{"type":"hello","nodeId":"%s","role":"hoster","setups":[]}'
                echo complaint >&2
                while read line; do
                  echo "$line" >> "$TOLD"
                  case "$line" in *stop*) echo '{"type":"peers","setup":"last","count":1}'; exit 0;; esac
                done
                """.formatted("a1".repeat(32)), Map.of("TOLD", told.toString()));
        await().atMost(PATIENCE).until(() -> handler.connections.size() == 1);
        assertThat(child.pid()).isPresent();

        child.close();

        assertThat(Files.readString(told)).contains("\"type\":\"welcome\"").contains("{\"type\":\"stop\"}");
        assertThat(handler.lines).last().isEqualTo(new NodeLine.Peers("last", 1));
        assertThat(handler.closed).isEqualTo(handler.connections);
    }

    @Test
    void itIsStartedAgainWhenItDies() throws IOException {
        try (SupervisedChild child = start("echo '{\"type\":\"status\"}'; exit 3", Map.of())) {
            await().atMost(PATIENCE).until(() -> handler.lines.size() >= 2);
            assertThat(child).isNotNull();
        }
        int lives = handler.lines.size();
        assertThat(handler.closed.size()).isGreaterThanOrEqualTo(lives - 1);
    }

    @Test
    void oneThatDoesNotHearTheWordStopsAtTheEndOfItsInput() throws IOException {
        SupervisedChild child = start("echo '{\"type\":\"status\"}'; cat > /dev/null", Map.of());
        await().atMost(PATIENCE).until(() -> handler.lines.size() == 1);

        long before = System.nanoTime();
        child.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
        await().atMost(PATIENCE).until(() -> handler.closed.size() == 1);
    }

    @Test
    void aProgramThatCannotBeRunIsNamed() {
        IntakeSettings settings = new IntakeSettings(Optional.empty(), List.of("/no/such/program"), Map.of());

        assertThatThrownBy(
                        () -> SupervisedChild.start(settings, intake(), new AgentLineWriter(json), timers, "test-node"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/no/such/program");
    }

    @Test
    void theWaitBeforeARestartGrowsUnlessItLivedWell() {
        Backoff backoff = new Backoff();

        assertThat(backoff.afterLifeOf(10)).isEqualTo(500);
        assertThat(backoff.afterLifeOf(10)).isEqualTo(1_000);
        for (int i = 0; i < 20; i++) {
            assertThat(backoff.afterLifeOf(10)).isLessThanOrEqualTo(30_000);
        }
        assertThat(backoff.afterLifeOf(60_000)).isEqualTo(500);
    }

    private SupervisedChild start(String script, Map<String, String> environment) throws IOException {
        return SupervisedChild.start(
                new IntakeSettings(Optional.empty(), List.of("sh", "-c", script), environment),
                intake(),
                new AgentLineWriter(json),
                timers,
                "test-node");
    }

    private LineIntake intake() {
        return new LineIntake(
                new LineParser(json),
                handler,
                new LineCounters(new SimpleMeterRegistry(), Tags.empty()),
                Clock.systemUTC(),
                new Object());
    }
}
