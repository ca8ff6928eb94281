package io.swarmgauge.producers.harvest;

import static io.swarmgauge.producers.TestNodes.NODE;
import static io.swarmgauge.producers.TestNodes.peer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmgauge.producers.config.HarvestSettings;
import io.swarmgauge.producers.intake.AgentLine;
import io.swarmgauge.producers.intake.FakeNode;
import io.swarmgauge.producers.intake.NodeConnection;
import io.swarmgauge.producers.intake.NodeLine.HarvestEnded;
import io.swarmgauge.producers.intake.NodeLine.Harvested;
import io.swarmgauge.producers.publish.TestOutbox;
import io.swarmgauge.producers.schedule.TurnCounters;
import io.swarmgauge.producers.swarm.SwarmView;
import io.swarmgauge.producers.swarm.TestSwarm;
import io.swarmgauge.schema.node.HarvestEnd;
import io.swarmgauge.schema.node.RegistrationReason;
import io.swarmgauge.schema.node.RequestHarvest;
import io.swarmgauge.schema.node.RequestedRange;
import io.swarmgauge.schema.node.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HarvestRunnerTest {

    private static final long START = 1_800_000_000_000L;
    private static final long ROUND = 60_000;
    private static final List<Integer> CHUNKS = List.of(1, 2, 3, 5, 8);

    @TempDir
    static Path directory;

    private static final AtomicInteger SPOOLS = new AtomicInteger();
    private final TestOutbox outbox = new TestOutbox(directory.resolve("spool-" + SPOOLS.incrementAndGet()));
    private final SwarmView view = new SwarmView(TestSwarm.settings(), NODE);
    private final FakeNode node = new FakeNode();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Optional<NodeConnection> connected = Optional.of(node);
    private HarvestRunner runner = runner(Optional.of(Duration.ofMinutes(1)), 4);
    private long now = START;

    @BeforeEach
    void plan() {
        view.planned("setup-1", TestSwarm.setup("setup-1", CHUNKS, peer(1)));
    }

    @Test
    void theNodeIsAskedToListenOncePerRoundAtAMomentThatChanges() {
        Set<Long> moments = new HashSet<>();
        for (int round = 0; round < 5; round++) {
            AgentLine.Harvest asked = begun();
            moments.add(Math.floorMod(now, ROUND));
            assertThat(asked.setup()).isEqualTo("setup-1");
            assertThat(asked.maxMs()).isEqualTo(10_000);
            assertThat(asked.maxRequests()).isEqualTo(4);
            runner.ended(new HarvestEnded(asked.id(), 0, 1_000, HarvestEnd.TIME), now + 1_000);
            runUntil(now - Math.floorMod(now, ROUND) + ROUND);
        }

        assertThat(moments).hasSizeGreaterThan(3);
        assertThat(harvests()).hasSize(5);
    }

    @Test
    void setupsAreListenedToOneAtATime() {
        view.planned("setup-2", TestSwarm.setup("setup-2", CHUNKS, peer(2)));
        AgentLine.Harvest first = begun();
        connected = Optional.of(node);
        runUntil(now + 14_000);
        assertThat(harvests()).hasSize(1);

        runner.ended(new HarvestEnded(first.id(), 0, 10_000, HarvestEnd.TIME), now);
        AgentLine.Harvest second = begun();

        assertThat(second.setup()).isNotEqualTo(first.setup());
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void whatWasHeardIsPublishedDistinctByPeerAndChunkAsRanges() throws InterruptedException {
        AgentLine.Harvest asked = begun();
        heard(asked, 2, peer(7));
        heard(asked, 1, peer(7));
        heard(asked, 1, peer(7));
        heard(asked, 5, peer(8));
        heard(asked, 5, peer(7));
        runner.ended(new HarvestEnded(asked.id(), 9, 10_000.2, HarvestEnd.TIME), now + 10_050);

        RequestHarvest harvest = published().orElseThrow();
        assertThat(harvest.getSetupId()).isEqualTo("setup-1");
        assertThat(harvest.getRequests()).isEqualTo(9);
        assertThat(harvest.getDistinctRequests()).isEqualTo(4);
        assertThat(harvest.getPeers()).isEqualTo(2);
        assertThat(harvest.getEndedBy()).isEqualTo(HarvestEnd.TIME);
        assertThat(harvest.getRanges()).containsExactly(new RequestedRange(1, 2, 1), new RequestedRange(5, 1, 2));
        assertThat(harvest.getHeader().getWindowStart()).isEqualTo(now + 50);
        assertThat(harvest.getHeader().getWindowEnd()).isEqualTo(now + 10_050);
        assertThat(count("harvests")).isEqualTo(1);
        assertThat(runner.demandOf("setup-1")).isEqualTo(new ChunkDemand(Map.of(1, 1, 2, 1, 5, 2)));
        assertThat(runner.demandOf("setup-2")).isEqualTo(ChunkDemand.NONE);
    }

    @Test
    void whatKnownAttestorsAskForIsNoDemand() throws InterruptedException {
        AgentLine.Harvest asked = begun();
        view.registered(TestSwarm.registration(peer(8), RegistrationReason.HEARTBEAT, START, Role.ATTESTOR));
        heard(asked, 1, peer(7));
        heard(asked, 1, peer(8));
        heard(asked, 2, peer(8));
        view.registered(TestSwarm.registration(peer(9), RegistrationReason.NEW, START, Role.HOSTER));
        heard(asked, 5, peer(9));
        runner.ended(new HarvestEnded(asked.id(), 6, 10_000, HarvestEnd.TIME), now + 10_000);

        RequestHarvest harvest = published().orElseThrow();
        assertThat(harvest.getRequests()).isEqualTo(4);
        assertThat(harvest.getDistinctRequests()).isEqualTo(2);
        assertThat(harvest.getPeers()).isEqualTo(2);
        assertThat(harvest.getRanges()).containsExactly(new RequestedRange(1, 1, 1), new RequestedRange(5, 1, 1));
        assertThat(runner.demandOf("setup-1")).isEqualTo(new ChunkDemand(Map.of(1, 1, 5, 1)));
    }

    @Test
    void whoStopsAndHeardAttestorsAloneSaysNothing() throws InterruptedException {
        view.registered(TestSwarm.registration(peer(8), RegistrationReason.NEW, START, Role.ATTESTOR));
        AgentLine.Harvest asked = begun();
        heard(asked, 1, peer(8));
        runner.nodeLeft(node, now + 3_000);

        assertThat(published()).isEmpty();
    }

    @Test
    void theDemandOfASetupThatLeftThePlanIsForgotten() {
        AgentLine.Harvest asked = begun();
        heard(asked, 1, peer(7));
        runner.ended(new HarvestEnded(asked.id(), 1, 10_000, HarvestEnd.TIME), now + 10_000);
        assertThat(runner.demandOf("setup-1")).isNotEqualTo(ChunkDemand.NONE);

        view.planned("setup-1", null);
        runner.tick(now + 10_000);

        assertThat(runner.demandOf("setup-1")).isEqualTo(ChunkDemand.NONE);
    }

    @Test
    void thatNobodyAskedIsSaidToo() throws InterruptedException {
        AgentLine.Harvest asked = begun();
        runner.ended(new HarvestEnded(asked.id(), 0, 10_000, HarvestEnd.TIME), now + 10_000);

        RequestHarvest harvest = published().orElseThrow();
        assertThat(harvest.getRequests()).isZero();
        assertThat(harvest.getRanges()).isEmpty();
    }

    @Test
    void theLastHarvestAloneTellsTheDemand() {
        AgentLine.Harvest first = begun();
        heard(first, 1, peer(7));
        runner.ended(new HarvestEnded(first.id(), 1, 10_000, HarvestEnd.TIME), now + 10_000);
        AgentLine.Harvest second = begun();
        heard(second, 8, peer(7));
        assertThat(runner.demandOf("setup-1")).isEqualTo(new ChunkDemand(Map.of(1, 1)));
        runner.ended(new HarvestEnded(second.id(), 1, 10_000, HarvestEnd.COUNT), now + 10_000);
        assertThat(runner.demandOf("setup-1")).isEqualTo(new ChunkDemand(Map.of(8, 1)));

        AgentLine.Harvest third = begun();
        runner.ended(new HarvestEnded(third.id(), 0, 10_000, HarvestEnd.TIME), now + 10_000);
        assertThat(runner.demandOf("setup-1")).isEqualTo(ChunkDemand.NONE);
    }

    @Test
    void foreignChunksMoreThanTheBoundAndAnEndThatHidesSomeAreRefused() throws InterruptedException {
        AgentLine.Harvest asked = begun();
        assertThatThrownBy(() -> heard(asked, 4, peer(7)))
                .hasMessageContaining("BAD_FIELD: index: is no chunk of setup-1, is 4");
        for (int number = 1; number <= 4; number++) {
            heard(asked, 3, peer(number));
        }
        heard(asked, 3, peer(4));
        assertThatThrownBy(() -> heard(asked, 3, peer(5))).hasMessageContaining("has its 4 requests already");
        assertThatThrownBy(() -> runner.ended(new HarvestEnded(asked.id(), 3, 1, HarvestEnd.TIME), now + 1))
                .hasMessageContaining("requests: must be at least the 4 harvested, is 3");
        runner.ended(new HarvestEnded(asked.id(), 4, 1, HarvestEnd.COUNT), now + 1);

        assertThat(published().orElseThrow().getDistinctRequests()).isEqualTo(4);
    }

    @Test
    void aHarvestThatWasNotAskedForOrHasEndedIsUnknown() {
        assertThatThrownBy(() -> runner.heard(new Harvested("h", 1, peer(1)))).hasMessageContaining("UNKNOWN_HARVEST");
        AgentLine.Harvest asked = begun();
        runner.ended(new HarvestEnded(asked.id(), 0, 1, HarvestEnd.TIME), now + 1);

        assertThatThrownBy(() -> heard(asked, 1, peer(1))).hasMessageContaining("UNKNOWN_HARVEST");
        assertThatThrownBy(() -> runner.ended(new HarvestEnded(asked.id(), 0, 1, HarvestEnd.TIME), now + 1))
                .hasMessageContaining("UNKNOWN_HARVEST");
    }

    @Test
    void ofAHarvestThatTheNodeDoesNotEndWhatCameIsPublished() throws InterruptedException {
        AgentLine.Harvest asked = begun();
        long begun = now;
        heard(asked, 1, peer(7));
        runner.tick(begun + 14_999);
        assertThat(published()).isEmpty();
        connected = Optional.empty();
        runner.tick(begun + 15_000);

        RequestHarvest harvest = published().orElseThrow();
        assertThat(harvest.getEndedBy()).isEqualTo(HarvestEnd.TIME);
        assertThat(harvest.getRequests()).isEqualTo(1);
        assertThat(harvest.getHeader().getWindowEnd()).isEqualTo(begun + 10_000);
        assertThat(count("harvests.broken.off")).isEqualTo(1);
        assertThatThrownBy(() -> heard(asked, 2, peer(7))).hasMessageContaining("UNKNOWN_HARVEST");
    }

    @Test
    void aNodeThatIsStuckDoesNotSayThatNobodyAsked() throws InterruptedException {
        begun();
        connected = Optional.empty();
        runner.tick(now + 15_000);

        assertThat(published()).isEmpty();
        assertThat(count("harvests.broken.off")).isEqualTo(1);
        assertThat(count("harvests")).isZero();
    }

    @Test
    void whatANodeHeardUntilItLeftCountsAsStopped() throws InterruptedException {
        AgentLine.Harvest asked = begun();
        heard(asked, 1, peer(7));
        runner.nodeLeft(new FakeNode(), now + 2_000);
        assertThat(published()).isEmpty();
        runner.nodeLeft(node, now + 3_000);

        RequestHarvest harvest = published().orElseThrow();
        assertThat(harvest.getEndedBy()).isEqualTo(HarvestEnd.STOPPED);
        assertThat(harvest.getHeader().getWindowEnd()).isEqualTo(now + 3_000);
    }

    @Test
    void whoLeavesOrStopsBeforeItHeardAnythingSaysNothing() throws InterruptedException {
        begun();
        runner.nodeLeft(node, now + 3_000);
        AgentLine.Harvest refused = begun();
        runner.ended(new HarvestEnded(refused.id(), 0, 0, HarvestEnd.STOPPED), now + 1);

        assertThat(published()).isEmpty();
    }

    @Test
    void aNodeThatConnectsLaterInTheRoundListensThen() {
        connected = Optional.empty();
        runUntil(START + ROUND);
        assertThat(harvests()).isEmpty();
        connected = Optional.of(node);
        runner.tick(now);

        assertThat(harvests()).hasSize(1);
    }

    @Test
    void switchedOffItNeverListens() {
        runner = runner(Optional.empty(), 4);
        runUntil(START + 5 * ROUND);

        assertThat(harvests()).isEmpty();
        assertThat(runner.demandOf("setup-1")).isEqualTo(ChunkDemand.NONE);
    }

    private HarvestRunner runner(Optional<Duration> every, int maxRequests) {
        return new HarvestRunner(
                new HarvestSettings(every, Duration.ofSeconds(10), maxRequests),
                view,
                setup -> connected,
                outbox.publisher(),
                START,
                new Random(1),
                new TurnCounters(meters, Tags.empty(), "harvests"));
    }

    /** Lets time pass until the next harvest begins. */
    private AgentLine.Harvest begun() {
        int before = harvests().size();
        while (harvests().size() == before) {
            now += 100;
            runner.tick(now);
        }
        return node.heardLast(AgentLine.Harvest.class);
    }

    private void runUntil(long end) {
        for (; now < end; now += 100) {
            runner.tick(now);
        }
    }

    private void heard(AgentLine.Harvest harvest, int index, String peer) {
        runner.heard(new Harvested(harvest.id(), index, peer));
    }

    private List<AgentLine.Harvest> harvests() {
        return node.heard(AgentLine.Harvest.class);
    }

    private Optional<RequestHarvest> published() throws InterruptedException {
        return outbox.next(RequestHarvest.class);
    }

    private double count(String name) {
        return meters.get("swarmgauge.agent." + name).counter().count();
    }
}
