package io.swarmgauge.producers.storage;

import static io.swarmgauge.producers.TestNodes.NODE;
import static io.swarmgauge.producers.TestNodes.peer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.producers.config.StorageCheckSettings;
import io.swarmgauge.producers.intake.AgentLine;
import io.swarmgauge.producers.intake.FakeNode;
import io.swarmgauge.producers.intake.NodeConnection;
import io.swarmgauge.producers.intake.NodeLine.CheckEnd;
import io.swarmgauge.producers.intake.NodeLine.CheckSample;
import io.swarmgauge.producers.publish.TestOutbox;
import io.swarmgauge.producers.schedule.TurnCounters;
import io.swarmgauge.producers.swarm.SwarmView;
import io.swarmgauge.producers.swarm.TestSwarm;
import io.swarmgauge.schema.node.ChunkCheck;
import io.swarmgauge.schema.node.HosterAnswer;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.SourceCount;
import io.swarmgauge.schema.node.StorageCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageCheckRunnerTest {

    private static final long START = 1_800_000_000_000L;
    private static final long ROUND = 60_000;
    private static final List<Integer> CHUNKS = List.of(1, 2, 3, 5, 8, 13, 21);
    private static final long TIMEOUT = 5_000;
    private static final long PATIENCE = 2 * TIMEOUT + 5_000;

    @TempDir
    static Path directory;

    private static final AtomicInteger SPOOLS = new AtomicInteger();
    private final TestOutbox outbox = new TestOutbox(directory.resolve("spool-" + SPOOLS.incrementAndGet()));
    private final SwarmView view = new SwarmView(TestSwarm.settings(), NODE);
    private final FakeNode node = new FakeNode();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Optional<NodeConnection> connected = Optional.of(node);
    private StorageCheckRunner runner = runner(Optional.of(Duration.ofMinutes(1)));
    private long now = START;

    @BeforeEach
    void plan() {
        view.planned("setup-1", TestSwarm.setup("setup-1", CHUNKS, peer(1), peer(2), NODE));
    }

    @Test
    void inThreeChecksEveryChunkIsAskedForFromEverybodyAndEachHoster() {
        Set<Integer> covered = new HashSet<>();
        for (int round = 0; round < 3; round++) {
            AgentLine.StorageCheck asked = begun();
            assertThat(asked.setup()).isEqualTo("setup-1");
            assertThat(asked.hosters()).containsExactly(peer(1), peer(2));
            assertThat(asked.timeoutMs()).isEqualTo(TIMEOUT);
            assertThat(asked.indexes()).hasSize(3).isSorted();
            covered.addAll(asked.indexes());
            runner.ended(new CheckEnd(asked.id(), 1), now + 1);
        }

        assertThat(covered).containsExactlyInAnyOrderElementsOf(CHUNKS);
    }

    @Test
    void theRotationOfASetupThatLeftThePlanIsForgotten() {
        List<List<Integer>> pairs = new ArrayList<>();
        for (int time = 0; time < 20; time++) {
            List<Integer> both = new ArrayList<>();
            for (int check = 0; check < 2; check++) {
                view.planned("setup-1", TestSwarm.setup("setup-1", List.of(1, 2, 3, 4), peer(1)));
                AgentLine.StorageCheck asked = begun();
                both.addAll(asked.indexes());
                runner.ended(new CheckEnd(asked.id(), 1), now + 1);
                view.planned("setup-1", null);
                runner.tick(now + 1);
            }
            pairs.add(both);
        }

        // A rotation that is kept begins with the chunk that was left out, so that two checks ask for all four.
        assertThat(pairs).anySatisfy(both -> assertThat(new HashSet<>(both)).hasSize(3));
    }

    @Test
    void whatTheNodeAnswersIsPublished() throws InterruptedException {
        AgentLine.StorageCheck asked = begun();
        int first = asked.indexes().get(0);
        int second = asked.indexes().get(1);
        int third = asked.indexes().get(2);
        anybody(asked, third, Outcome.OK, peer(9));
        anybody(asked, first, Outcome.OK, peer(2));
        anybody(asked, first, Outcome.OK, peer(1));
        anybody(asked, second, Outcome.TIMEOUT, null);
        alone(asked, first, peer(2), Outcome.OK);
        alone(asked, first, peer(1), Outcome.NOT_FOUND);
        alone(asked, second, peer(1), Outcome.CORRUPT);
        runner.ended(new CheckEnd(asked.id(), 123.4), now + 500);

        StorageCheck check = published().orElseThrow();
        assertThat(check.getSetupId()).isEqualTo("setup-1");
        assertThat(check.getTimeoutMs()).isEqualTo(5_000);
        assertThat(check.getHeader().getWindowStart()).isEqualTo(now);
        assertThat(check.getHeader().getWindowEnd()).isEqualTo(now + 500);
        assertThat(check.getChunks())
                .containsExactly(
                        new ChunkCheck(
                                first,
                                Outcome.OK,
                                peer(2),
                                List.of(
                                        new HosterAnswer(peer(1), Outcome.NOT_FOUND),
                                        new HosterAnswer(peer(2), Outcome.OK))),
                        new ChunkCheck(
                                second, Outcome.TIMEOUT, null, List.of(new HosterAnswer(peer(1), Outcome.CORRUPT))),
                        new ChunkCheck(third, Outcome.OK, peer(9), List.of()));
        assertThat(check.getResponses()).containsExactly(new SourceCount(peer(2), 1), new SourceCount(null, 1));
        assertThat(count("storage.checks")).isEqualTo(1);
    }

    @Test
    void allWhoAreNoHostersOfTheSetupAreOneUnknownPeer() throws InterruptedException {
        AgentLine.StorageCheck asked = begun();
        anybody(asked, asked.indexes().get(0), Outcome.OK, peer(8));
        anybody(asked, asked.indexes().get(1), Outcome.OK, peer(9));
        anybody(asked, asked.indexes().get(2), Outcome.OK, peer(1));
        runner.ended(new CheckEnd(asked.id(), 1), now + 1);

        assertThat(published().orElseThrow().getResponses())
                .containsExactly(new SourceCount(peer(1), 1), new SourceCount(null, 2));
    }

    @Test
    void chunksThatEverybodyWasNotAskedForAreLeftOut() throws InterruptedException {
        AgentLine.StorageCheck asked = begun();
        alone(asked, asked.indexes().get(0), peer(1), Outcome.NOT_FOUND);
        anybody(asked, asked.indexes().get(1), Outcome.NOT_FOUND, null);
        long begun = now;
        connected = Optional.empty();
        runner.tick(begun + PATIENCE - 1);
        assertThat(published()).isEmpty();
        runner.tick(begun + PATIENCE);

        assertThat(published().orElseThrow().getChunks())
                .containsExactly(new ChunkCheck(asked.indexes().get(1), Outcome.NOT_FOUND, null, List.of()));
        assertThat(count("storage.checks.broken.off")).isEqualTo(1);
        assertThatThrownBy(() -> anybody(asked, asked.indexes().get(2), Outcome.TIMEOUT, null))
                .hasMessageContaining("UNKNOWN_CHECK");
    }

    @Test
    void aNodeThatIsStuckBlamesNobody() throws InterruptedException {
        begun();
        connected = Optional.empty();
        runner.tick(now + PATIENCE);

        assertThat(published()).isEmpty();
        assertThat(count("storage.checks.broken.off")).isEqualTo(1);
        assertThat(count("storage.checks")).isZero();
    }

    @Test
    void whatWasAnsweredUntilTheNodeLeftStands() throws InterruptedException {
        AgentLine.StorageCheck asked = begun();
        anybody(asked, asked.indexes().get(0), Outcome.OK, peer(1));
        runner.nodeLeft(new FakeNode(), now + 1);
        assertThat(published()).isEmpty();
        runner.nodeLeft(node, now + 2);

        assertThat(published().orElseThrow().getChunks()).hasSize(1);
        assertThat(count("storage.checks.broken.off")).isZero();
    }

    @Test
    void answersToWhatWasNotAskedAreRefused() {
        assertThatThrownBy(() -> runner.ended(new CheckEnd("c", 1), now)).hasMessageContaining("UNKNOWN_CHECK");
        AgentLine.StorageCheck asked = begun();

        assertThatThrownBy(() -> anybody(asked, 77, Outcome.NOT_FOUND, null))
                .hasMessageContaining("BAD_FIELD: index: was not asked for, is 77");
        assertThatThrownBy(() -> alone(asked, asked.indexes().get(0), peer(9), Outcome.OK))
                .hasMessageContaining("BAD_FIELD: peer: is no hoster");
    }

    @Test
    void setupsAreCheckedOneAtATime() {
        view.planned("setup-2", TestSwarm.setup("setup-2", CHUNKS, peer(2)));
        AgentLine.StorageCheck first = begun();
        for (long end = now + 10_000; now < end; now += 100) {
            runner.tick(now);
        }
        assertThat(checks()).hasSize(1);
        runner.ended(new CheckEnd(first.id(), 1), now);

        assertThat(begun().setup()).isNotEqualTo(first.setup());
    }

    @Test
    void switchedOffItNeverChecks() {
        runner = runner(Optional.empty());
        for (; now < START + 5 * ROUND; now += 100) {
            runner.tick(now);
        }

        assertThat(checks()).isEmpty();
    }

    private StorageCheckRunner runner(Optional<Duration> every) {
        return new StorageCheckRunner(
                new StorageCheckSettings(every, 3),
                TIMEOUT,
                view,
                setup -> connected,
                outbox.publisher(),
                START,
                new Random(1),
                new TurnCounters(meters, Tags.empty(), "storage.checks"));
    }

    /** Lets time pass until the next check begins. */
    private AgentLine.StorageCheck begun() {
        int before = checks().size();
        while (checks().size() == before) {
            now += 100;
            runner.tick(now);
        }
        return node.heardLast(AgentLine.StorageCheck.class);
    }

    private void anybody(AgentLine.StorageCheck check, int index, Outcome outcome, @Nullable String peer) {
        runner.answered(new CheckSample(check.id(), index, true, outcome, Optional.ofNullable(peer)));
    }

    private void alone(AgentLine.StorageCheck check, int index, String hoster, Outcome outcome) {
        runner.answered(new CheckSample(check.id(), index, false, outcome, Optional.of(hoster)));
    }

    private List<AgentLine.StorageCheck> checks() {
        return node.heard(AgentLine.StorageCheck.class);
    }

    private Optional<StorageCheck> published() throws InterruptedException {
        return outbox.next(StorageCheck.class);
    }

    private double count(String name) {
        return meters.get("swarmgauge.agent." + name).counter().count();
    }
}
