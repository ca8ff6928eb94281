package io.swarmgauge.stories.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmgauge.local.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A person asks what has to be looked at. */
class AlertsCommandTest {

    private static final Instant SINCE = Instant.parse("2026-11-25T04:00:00Z");

    private final DeliveryScene scene = DeliveryScene.shared();
    private final String story = UUID.randomUUID().toString();
    private final String open = story + "-open";
    private final String over = story + "-over";
    private final StringWriter text = new StringWriter();

    @BeforeEach
    void say() {
        scene.say(DeliveryScene.firing(story, open, SINCE));
        scene.say(DeliveryScene.firing(story, over, SINCE));
        scene.say(DeliveryScene.resolved(story, over, SINCE, SINCE.plusSeconds(60)));
    }

    @Test
    void openAlertsAreListedWithWhatIsKnownOfThem() {
        assertThat(run("--long")).isZero();

        assertThat(text.toString())
                .contains("STATUS", "2026-11-25T04:00:00Z", "critical", "number=" + open, "20.1 times as fast")
                .contains("suspected: the fullest disk of anna has 0.4 % left (DISK_FULL)")
                .contains("runbook: https://runbooks.example.org/latency", "evidence: gauge.compliance/1@42")
                .doesNotContain(over);
    }

    @Test
    void thoseThatAreOverAreListedOnDemandAndSeveritiesCanBeLeftOut() {
        assertThat(run("--all")).isZero();
        assertThat(text.toString()).contains(open, over, "RESOLVED", "2026-11-25T04:01:00Z");

        text.getBuffer().setLength(0);
        assertThat(run("--all", "--severity", "info,warning")).isZero();
        assertThat(text.toString()).doesNotContain(story);
    }

    @Test
    void aProgramGetsOneObjectPerLine() throws Exception {
        assertThat(run("--json")).isZero();

        String line = text.toString()
                .lines()
                .filter(row -> row.contains(open))
                .findFirst()
                .orElseThrow();
        JsonNode alert = new ObjectMapper().readTree(line);
        assertThat(alert.path("startsAt").asText()).isEqualTo("2026-11-25T04:00:00Z");
        assertThat(alert.at("/labels/number").asText()).isEqualTo(open);
    }

    @Test
    void newStatementsAreShownAsTheyCome() throws Exception {
        CompletableFuture<Integer> following = CompletableFuture.supplyAsync(() -> run("--follow", "--max", "2"));
        await().atMost(DeliveryScene.PATIENCE).until(() -> text.toString().contains(open));

        String later = story + "-later";
        scene.say(DeliveryScene.firing(story, later, SINCE));
        scene.say(DeliveryScene.resolved(story, later, SINCE, SINCE.plusSeconds(5)));

        assertThat(following.get(DeliveryScene.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isZero();
        assertThat(text.toString().lines().filter(row -> row.contains(later)))
                .satisfiesExactly(first -> assertThat(first).startsWith("FIRING"), second -> assertThat(second)
                        .startsWith("RESOLVED"));
    }

    private int run(String... words) {
        List<String> all = new ArrayList<>(List.of("alerts"));
        all.addAll(Arrays.asList(words));
        all.addAll(List.of("--bootstrap-servers", scene.bootstrapServers(), "--registry", scene.registryUrl()));
        CommandLine program = Main.commandLine();
        program.setOut(new PrintWriter(text, true)).setErr(new PrintWriter(text, true));
        return program.execute(all.toArray(String[]::new));
    }
}
