package io.swarmgauge.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmgauge.local.LocalPipeline;
import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.stories.ConsoleAnswers.Printed;
import io.swarmgauge.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator finds out what was refused, mends the cause, and sends it again. */
class DeadLettersTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration STEP = Duration.ofMillis(500);
    private static final String SETUP = "forgotten-1";
    private static final int BYTES = 7_777;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalPipeline pipeline = Pipeline.shared();
    private final SignedNode hoster = new SignedNode(pipeline, SETUP);

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        hoster.close();
    }

    @Test
    void aRecordForAForgottenSetupCountsOnceAfterTheSetupIsPlannedAndItsLetterIsSentTwice() throws IOException {
        hoster.uploaded(BYTES);
        String position = await().atMost(PATIENCE)
                .until(this::letter, Optional::isPresent)
                .orElseThrow();

        Printed listed =
                command("list", "--key", SETUP, "--node", hoster.nodeId().substring(0, 8));
        assertThat(listed.code()).isZero();
        assertThat(listed.text()).contains(position, "UNKNOWN_SETUP", "node.transfers", SETUP);
        assertThat(command("list", "--key", SETUP, "--summary").text()).contains("UNKNOWN_SETUP", hoster.nodeId());

        Printed explained = command("explain", position);
        assertThat(explained.code()).isZero();
        assertThat(explained.text())
                .contains("plan apply", "still has no setup", "the signature is right", "\"bytes\" : " + BYTES);

        Printed early = command("resubmit", position);
        assertThat(early.code()).isZero();
        assertThat(early.text()).contains("left out: the plan still has no setup", "Sent 0");

        publishTheSetup();
        awaitAWindowOfTheSetup();

        assertThat(command("resubmit", "--all", "--key", SETUP, "--dry-run").text())
                .contains("would be sent to node.transfers", "Nothing was sent");
        for (int time = 0; time < 2; time++) {
            Printed sent = command("resubmit", position);
            assertThat(sent.code()).isZero();
            assertThat(sent.text()).contains("Sent 1, failed 0, left out 0");
        }

        try (TopicView<BandwidthWindow> windows = TopicView.of(pipeline, TopicCatalogue.BANDWIDTH)) {
            await().atMost(PATIENCE).pollInterval(STEP).until(() -> {
                hoster.idle();
                return egress(windows) >= BYTES;
            });
            long counted = lastWindow(windows);
            await().atMost(PATIENCE).pollInterval(STEP).until(() -> {
                hoster.idle();
                return lastWindow(windows) > counted;
            });
            assertThat(egress(windows)).isEqualTo(BYTES);
        }
    }

    @Test
    void aLetterThatIsNotThereIsSaidToBeMissing() {
        Printed missing = command("explain", "0@999999999");

        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.text()).contains("There is no dead letter 0@999999999");
        assertThat(command("resubmit", "9999@1").code()).isEqualTo(1);
    }

    private Optional<String> letter() {
        return command("list", "--reason", "unknown_setup", "--key", SETUP, "--json")
                .text()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(line -> tree(line).path("position").asText())
                .findFirst();
    }

    private void publishTheSetup() throws IOException {
        Path plan = Files.writeString(
                directory.resolve("plan.yaml"), """
                setups:
                  - { id: %s, feed: '%s', chunks: 0-9, hosters: [{ id: '%s', region: europe }] }
                """.formatted(SETUP, "f".repeat(64), hoster.nodeId()));
        assertThat(run("plan", "apply", plan.toString(), "--yes").code()).isZero();
    }

    /** Only then is it sure that the streams application knows the setup. */
    private void awaitAWindowOfTheSetup() {
        try (TopicView<BandwidthWindow> windows = TopicView.of(pipeline, TopicCatalogue.BANDWIDTH)) {
            await().atMost(PATIENCE).pollInterval(STEP).until(() -> {
                hoster.idle();
                return !ofTheSetup(windows).isEmpty();
            });
        }
    }

    private static long egress(TopicView<BandwidthWindow> windows) {
        return LastRevisions.of(ofTheSetup(windows)).stream()
                .mapToLong(window -> window.getEgress().getBytes())
                .sum();
    }

    private static long lastWindow(TopicView<BandwidthWindow> windows) {
        return ofTheSetup(windows).stream()
                .mapToLong(BandwidthWindow::getWindowStart)
                .max()
                .orElse(0);
    }

    private static List<BandwidthWindow> ofTheSetup(TopicView<BandwidthWindow> windows) {
        return windows.values(window -> window.getSetupId().equals(SETUP));
    }

    private Printed command(String... words) {
        List<String> all = new ArrayList<>(List.of("dead-letters"));
        Collections.addAll(all, words);
        return run(all.toArray(String[]::new));
    }

    private Printed run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        Collections.addAll(
                all,
                "--bootstrap-servers",
                pipeline.cluster().bootstrapServers(),
                "--registry",
                pipeline.cluster().registryUrl());
        return ConsoleAnswers.command(all.toArray(String[]::new));
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(line, e);
        }
    }
}
