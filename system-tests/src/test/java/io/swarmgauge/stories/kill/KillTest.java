package io.swarmgauge.stories.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmgauge.containers.NeedsDocker;
import io.swarmgauge.local.cli.Installation;
import io.swarmgauge.local.swarm.Member;
import io.swarmgauge.schema.gauge.BandwidthWindow;
import io.swarmgauge.schema.gauge.ClaimVerdict;
import io.swarmgauge.schema.node.Role;
import io.swarmgauge.stories.kill.AuditBooks.Moved;
import io.swarmgauge.stories.kill.AuditBooks.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Agents, nodes, brokers and streams instances are killed and paused at random while a real swarm is at work. What a reader
 * of committed records sees in the end equals what the nodes noted by themselves: nothing lost, nothing double.
 *
 * <p>{@code -Dswarmgauge.kills=100} makes a longer run of it, {@code -Dswarmgauge.seed=N} another one.
 */
@NeedsDocker
class KillTest {

    private static final int DEFAULT_KILLS = 30;
    private static final int KILLS = Integer.getInteger("swarmgauge.kills", DEFAULT_KILLS);
    private static final long SEED = Long.getLong("swarmgauge.seed", 4);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void afterManyKillsTheConclusionsEqualWhatTheNodesDid() throws Exception {
        long started = System.currentTimeMillis();
        try (KillScene scene = new KillScene(Files.createTempDirectory("sg-"), Installation.ofThisProcess());
                Conclusions conclusions = new Conclusions(scene)) {
            long allThere = awaitWindowsOfEverybody(scene, conclusions);
            Chaos chaos = new Chaos(SEED, scene.victims());
            chaos.hurt(KILLS);
            scene.assertNobodyFailed();
            if (KILLS >= DEFAULT_KILLS) {
                assertThat(chaos.done().keySet())
                        .contains("killed AGENT", "killed BROKER", "killed NODE", "killed STREAMS");
            }
            scene.calm();

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(conclusions.moved())
                    .isEqualTo(settledBooks(scene, conclusions).moved()));
            AuditBooks books = settledBooks(scene, conclusions);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(wrongVerdicts(scene, books, conclusions.verdicts(), allThere))
                            .isEmpty());
            assertThat(conclusions.windows()).allSatisfy(KillTest::assertComplete);
            // An agent that was killed after Kafka had a record and before it knew sends it again, and is told so.
            assertThat(conclusions.letters().keySet()).isSubsetOf("DUPLICATE");
            scene.assertNobodyFailed();
            scene.stopInOrder();
            report(chaos, books, conclusions, System.currentTimeMillis() - started);
        }
    }

    private static AuditBooks settledBooks(KillScene scene, Conclusions conclusions) {
        AuditBooks books = scene.books();
        books.settleDoubts(conclusions.moved());
        return books;
    }

    private static long chunks(Map<Slot, Map<String, Moved>> moved) {
        return moved.values().stream()
                .flatMap(window -> window.values().stream())
                .mapToLong(node -> node.inChunks() + node.outChunks())
                .sum();
    }

    /** When everybody had been heard in the same window: from there on claims cover whole periods. */
    private static long awaitWindowsOfEverybody(KillScene scene, Conclusions conclusions) {
        int nodes = scene.plan().members().size();
        await().atMost(PATIENCE)
                .until(() -> conclusions.moved().values().stream().anyMatch(window -> window.size() == nodes));
        return conclusions.moved().entrySet().stream()
                .filter(window -> window.getValue().size() == nodes)
                .mapToLong(window -> window.getKey().windowStart() + KillScene.WINDOW.toMillis())
                .min()
                .orElseThrow();
    }

    /** Every verdict that is not what the books of both sides make of it. */
    private static List<String> wrongVerdicts(
            KillScene scene, AuditBooks books, Map<Slot, Map<String, ClaimVerdict>> spoken, long from) {
        List<String> wrong = new ArrayList<>();
        for (Slot slot : books.moved().keySet()) {
            for (Member hoster : scene.plan().having(Role.HOSTER)) {
                String id = hoster.nodeId().hex();
                ClaimVerdict verdict = spoken.getOrDefault(slot, Map.of()).get(id);
                if (slot.windowStart() >= from && !isRight(verdict, books.moved(slot, id), books.receipts(slot, id))) {
                    wrong.add("%s in %s: %s".formatted(hoster.name(), slot, verdict));
                }
            }
        }
        return wrong;
    }

    private static boolean isRight(@Nullable ClaimVerdict verdict, Moved moved, long received) {
        ExpectedVerdict expected = ExpectedVerdict.of(moved.outBytes(), received, KillScene.SLACK_BYTES);
        return verdict != null
                && verdict.getClaimedEgress() != null
                && verdict.getClaimedEgress().getBytes() == moved.outBytes()
                && verdict.getOwnEgress().getBytes() == moved.outBytes()
                && verdict.getReceipts().getBytes() == received
                && verdict.getVerdict() == expected.verdict()
                && verdict.getCreditedEgressBytes() == expected.credited();
    }

    private static void assertComplete(BandwidthWindow window) {
        assertThat(window.getCoverage()).isNotNull();
        assertThat(window.getCoverage().getMissing()).as(window.toString()).isZero();
    }

    private static void report(Chaos chaos, AuditBooks books, Conclusions conclusions, long tookMs) throws IOException {
        long corrected = conclusions.windows().stream()
                .filter(window -> window.getRevision() > 0)
                .count();
        String text = """
                %d kills and pauses (seed %d) in %d s: %s
                chunk events that the nodes noted: %d, that were concluded: %d, in %d windows of a setup
                windows that were corrected by late records: %d; records that were sent twice and dropped: %d
                """.formatted(
                        KILLS,
                        SEED,
                        tookMs / 1000,
                        chaos.done(),
                        chunks(books.moved()),
                        chunks(conclusions.moved()),
                        books.moved().size(),
                        corrected,
                        conclusions.letters().getOrDefault("DUPLICATE", 0L));
        Files.writeString(Path.of("target", "kill-report.txt"), text);
        System.out.print(text);
    }
}
