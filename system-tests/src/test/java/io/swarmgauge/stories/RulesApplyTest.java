package io.swarmgauge.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmgauge.local.LocalPipeline;
import io.swarmgauge.schema.gauge.Alert;
import io.swarmgauge.schema.gauge.AlertStatus;
import io.swarmgauge.stories.ConsoleAnswers.Printed;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's own rule is in force while the streams application runs, and no longer when it is taken off the topic. */
class RulesApplyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration STEP = Duration.ofMillis(500);
    private static final String SETUP = "ruled-1";
    private static final String RULE = "busy-" + SETUP;

    private final LocalPipeline pipeline = Pipeline.shared();
    private final SignedNode hoster = new SignedNode(pipeline, SETUP);
    private final TopicView<Alert> alerts = TopicView.of(pipeline, TopicCatalogue.ALERTS);

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        alerts.close();
        hoster.close();
    }

    @Test
    void aRuleThatIsAppliedFiresWithoutARestartAndEndsWithItsRemoval() throws IOException {
        assertThat(command("plan", "apply", setup(), "--yes").code()).isZero();

        Printed dry = command("rules", "apply", rule(1_000), "--dry-run");
        assertThat(dry.code()).isZero();
        assertThat(dry.text()).contains("+ rule " + RULE, "Nothing was published");
        assertThat(command("rules", "show").text()).doesNotContain(RULE);

        assertThat(command("rules", "apply", rule(1_000), "--yes").text()).contains("Published 1 change.");
        assertThat(command("rules", "apply", rule(1_000), "--yes").text()).contains("Nothing to do.");
        Printed changed = command("rules", "apply", rule(100), "--yes");
        assertThat(changed.text()).contains("~ rule " + RULE, "threshold: 1000 → 100");
        assertThat(command("rules", "show").text()).contains("name: \"" + RULE + "\"", "threshold: 100");
        assertThat(command("rules", "show", "--json").text()).contains("\"name\":\"" + RULE + "\"");

        Alert fired = awaitLast(AlertStatus.FIRING);
        assertThat(fired.getThreshold()).isEqualTo(100);
        assertThat(fired.getValue()).isGreaterThan(100);
        assertThat(fired.getLabels()).containsEntry("node", hoster.nodeId()).containsEntry("team", "rules");

        assertThat(command("rules", "remove", "no-such-rule", RULE, "--yes").code())
                .isEqualTo(2);
        assertThat(command("rules", "remove", RULE, "--yes").text()).contains("- rule " + RULE);
        assertThat(command("rules", "show").text()).doesNotContain(RULE);
        assertThat(awaitLast(AlertStatus.RESOLVED).getSummary()).contains("its rule was removed or switched off");
    }

    /** Time goes on with what the hoster uploads. */
    private Alert awaitLast(AlertStatus status) {
        return await().atMost(PATIENCE)
                .pollInterval(STEP)
                .until(
                        () -> {
                            hoster.uploaded(10_000);
                            List<Alert> said = alerts.values(alert -> alert != null && RULE.equals(alert.getRule()));
                            return said.isEmpty() ? null : said.get(said.size() - 1);
                        },
                        alert -> alert != null && alert.getStatus() == status);
    }

    private String setup() throws IOException {
        return Files.writeString(directory.resolve("plan.yaml"), """
                setups:
                  - id: %s
                    feed: '%s'
                    chunks: 0-9
                    hosters: [{ id: '%s', region: europe }]
                """.formatted(SETUP, "ab".repeat(32), hoster.nodeId()))
                .toString();
    }

    private String rule(int threshold) throws IOException {
        return Files.writeString(directory.resolve("rules.yaml"), """
                rules:
                  - name: %s
                    signal: egress-bits-per-second
                    setup: %s
                    over: 10s
                    comparison: above
                    threshold: %d
                    summary: A hoster uploads
                    labels: { team: rules }
                """.formatted(RULE, SETUP, threshold))
                .toString();
    }

    private Printed command(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        Collections.addAll(
                all,
                "--bootstrap-servers",
                pipeline.cluster().bootstrapServers(),
                "--registry",
                pipeline.cluster().registryUrl());
        return ConsoleAnswers.command(all.toArray(String[]::new));
    }
}
