package io.swarmgauge.streams.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.swarmgauge.schema.gauge.Busyness;
import io.swarmgauge.schema.gauge.ChunkAvailability;
import io.swarmgauge.schema.gauge.ChunkDemand;
import io.swarmgauge.schema.gauge.Health;
import io.swarmgauge.schema.node.SourceCount;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.streams.kit.window.Heard;
import io.swarmgauge.streams.kit.window.Window;
import io.swarmgauge.streams.kit.window.WindowTimes;
import io.swarmgauge.streams.state.swarm.SwarmWindow;
import io.swarmgauge.streams.swarm.Observation.Demand;
import io.swarmgauge.streams.testkit.Batch;
import io.swarmgauge.streams.testkit.Check;
import io.swarmgauge.streams.testkit.Harvest;
import io.swarmgauge.streams.testkit.Swarm;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SwarmPolicyTest {

    private static final Window MINUTE = new Window(0, 60_000);

    private final SwarmPolicy policy =
            new SwarmPolicy(new WindowTimes(Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofHours(24)));
    private SwarmWindow state = policy.empty();

    @Test
    void nothingSaidIsNothingConcluded() {
        assertThat(policy.conclude(Swarm.SETUP, MINUTE, 0, state, Heard.nobody(), Swarm.setup()))
                .isEmpty();
    }

    @Test
    void anObservationCountsInTheWindowInWhichItBegan() {
        Observation harvest = new Observation.Harvest(
                Harvest.of(Swarm.LEECHER, 1).between(59_999, 70_000).record());
        Observation next = new Observation.Harvest(
                Harvest.of(Swarm.LEECHER, 2).between(60_000, 70_000).record());
        assertThat(policy.windows(harvest)).containsExactly(MINUTE);
        assertThat(policy.windows(next)).containsExactly(new Window(60_000, 120_000));
    }

    @Test
    void requestsPerSecondOfListeningAreAnAttestorsMeanWeightedByTime() {
        hears(Harvest.of(Swarm.LEECHER, 1).between(0, 10_000).saw(0, 2, 5).andRepeated(10));
        hears(Harvest.of(Swarm.LEECHER, 2).between(0, 30_000).saw(0, 1, 3).andRepeated(17));
        assertThat(busyness().getHarvestedPerSecond()).isEqualTo(1.0);
        assertThat(busyness().getPeers()).isEqualTo(5);
        assertThat(busyness().getHostersPerSecond()).isNull();
    }

    @Test
    void ofThreeAttestorsTheOneInTheMiddleGivesTheRateHoweverMuchAnotherInvents() {
        hears(Harvest.of(Swarm.LEECHER, 1).between(0, 10_000).saw(0, 2, 5));
        hears(Harvest.of(Swarm.OTHER_LEECHER, 1).between(0, 10_000).saw(0, 2, 6));
        hears(Harvest.of(Swarm.STRANGER, 1).between(0, 10_000).saw(0, 1, 1).andRepeated(900_000_000_000L));
        hears(Harvest.of(Swarm.STRANGER, 2).between(0, 50_000).saw(0, 1, 1).andRepeated(900_000_000_000L));
        assertThat(busyness().getHarvestedPerSecond()).isEqualTo(1.2);
    }

    @Test
    void sumsBeyondTheirRangeStopAtItsEnd() {
        for (int sequence = 1; sequence <= 2; sequence++) {
            hears(Batch.of(Swarm.ALICE, sequence).asked(Long.MAX_VALUE / 4 * 3));
            hears(Harvest.of(Swarm.LEECHER, sequence).saw(0, 1, 1).andRepeated(Long.MAX_VALUE / 4 * 3));
        }
        hears(Batch.of(Swarm.BOB, 1).asked(Long.MAX_VALUE));
        assertThat(busyness().getHostersPerSecond()).isEqualTo(Long.MAX_VALUE / 60.0);
        assertThat(busyness().getHarvestedPerSecond()).isEqualTo(Long.MAX_VALUE / 20.0);
    }

    @Test
    void whoListenedForNoTimeGivesNoRate() {
        hears(Harvest.of(Swarm.LEECHER, 1).between(5, 5).saw(0, 1, 1));
        assertThat(busyness().getHarvestedPerSecond()).isNull();
        assertThat(busyness().getHotChunks()).containsExactly(new ChunkDemand(0, 1L, 1.0));
    }

    @Test
    void theHostersRequestsAreAddedUpOverTheWholeWindow() {
        hears(Batch.of(Swarm.ALICE, 1).asked(60));
        hears(Batch.of(Swarm.ALICE, 2).asked(30));
        hears(Batch.of(Swarm.BOB, 1).asked(30));
        assertThat(busyness().getHostersPerSecond()).isEqualTo(2.0);
        assertThat(busyness().getHarvestedPerSecond()).isNull();
        assertThat(busyness().getHotChunks()).isEmpty();
    }

    @Test
    void aHosterThatNobodyAskedSaysZeroAndNotNothing() {
        hears(Batch.of(Swarm.ALICE, 1).asked(0));
        assertThat(busyness().getHostersPerSecond()).isZero();
    }

    @Test
    void aNodeThatNoLongerHostsTheSetupIsNotAsked() {
        hears(Batch.of(Swarm.STRANGER, 1).asked(600));
        assertThat(policy.conclude(Swarm.SETUP, MINUTE, 0, state, Heard.nobody(), Swarm.setup()))
                .isEmpty();
    }

    @Test
    void theTenChunksWithTheMostRequestsAreHotHottestFirst() {
        HostingSetup large = HostingSetup.newBuilder(Swarm.setup())
                .setChunks(IntStream.range(0, 20).boxed().toList())
                .build();
        hears(Harvest.of(Swarm.LEECHER, 1).saw(0, 19, 1).saw(19, 1, 8));
        hears(Harvest.of(Swarm.STRANGER, 1).saw(3, 2, 2).saw(5, 1, 9));
        List<ChunkDemand> hot = findings(large).busyness().orElseThrow().getHotChunks();
        assertThat(hot)
                .extracting(ChunkDemand::getIndex, ChunkDemand::getRequests)
                .containsExactly(
                        tuple(5, 10L),
                        tuple(19, 8L),
                        tuple(3, 3L),
                        tuple(4, 3L),
                        tuple(0, 1L),
                        tuple(1, 1L),
                        tuple(2, 1L),
                        tuple(6, 1L),
                        tuple(7, 1L),
                        tuple(8, 1L));
        assertThat(hot.get(0).getShare()).isEqualTo(0.25);
    }

    @Test
    void ofTwoAttestorsTheOneThatHadTheChunkIsBelieved() {
        hears(Check.of(Swarm.LEECHER, 1)
                .delivered(0, Swarm.ALICE, Swarm.ALICE)
                .missing(1)
                .missing(2));
        hears(Check.of(Swarm.STRANGER, 1)
                .delivered(0, Swarm.BOB, Swarm.ALICE, Swarm.BOB)
                .delivered(1, Swarm.LEECHER));
        Health health = health();
        assertThat(health.getChunks())
                .containsExactly(
                        new ChunkAvailability(0, true, 2, 2),
                        new ChunkAvailability(1, true, 0, 2),
                        new ChunkAvailability(2, false, 0, 1));
        assertThat(health.getChunksPlanned()).isEqualTo(10);
        assertThat(health.getChunksAsked()).isEqualTo(3);
        assertThat(health.getChunksAvailable()).isEqualTo(2);
        assertThat(health.getAttestors()).isEqualTo(2);
        assertThat(health.getUnanswered()).isEqualTo(2);
    }

    @Test
    void oneOfThreeMakesNeitherAChunkAvailableNorAHosterProveIt() {
        hears(Check.of(Swarm.LEECHER, 1).missing(0).delivered(1, Swarm.ALICE, Swarm.ALICE));
        hears(Check.of(Swarm.OTHER_LEECHER, 1).missing(0).delivered(1, Swarm.ALICE, Swarm.ALICE));
        hears(Check.of(Swarm.STRANGER, 1).delivered(0, Swarm.BOB, Swarm.BOB).delivered(1, Swarm.BOB, Swarm.BOB));
        assertThat(health().getChunks())
                .containsExactly(new ChunkAvailability(0, false, 0, 3), new ChunkAvailability(1, true, 1, 3));
    }

    @Test
    void twoOfThreeAreBelievedWhateverTheThirdSaw() {
        hears(Check.of(Swarm.LEECHER, 1).delivered(0, Swarm.BOB, Swarm.BOB).missing(1));
        hears(Check.of(Swarm.OTHER_LEECHER, 1)
                .delivered(0, Swarm.BOB, Swarm.BOB)
                .missing(1));
        hears(Check.of(Swarm.STRANGER, 1).missing(0).delivered(1, Swarm.ALICE, Swarm.ALICE));
        assertThat(health().getChunks())
                .containsExactly(new ChunkAvailability(0, true, 1, 3), new ChunkAvailability(1, false, 0, 3));
    }

    @Test
    void anAttestorCountsOnceHoweverOftenItChecks() {
        for (int sequence = 1; sequence <= 5; sequence++) {
            hears(Check.of(Swarm.STRANGER, sequence).delivered(0, Swarm.BOB, Swarm.BOB));
        }
        hears(Check.of(Swarm.LEECHER, 1).missing(0));
        hears(Check.of(Swarm.OTHER_LEECHER, 1).missing(0));
        assertThat(health().getChunks()).containsExactly(new ChunkAvailability(0, false, 0, 7));
        assertThat(health().getAttestors()).isEqualTo(3);
    }

    @Test
    void onlyAttestorsThatAskedForTheChunkAreCounted() {
        hears(Check.of(Swarm.LEECHER, 1).missing(0).delivered(1, Swarm.BOB, Swarm.BOB));
        hears(Check.of(Swarm.OTHER_LEECHER, 1).missing(0));
        hears(Check.of(Swarm.STRANGER, 1).missing(0));
        assertThat(health().getChunks())
                .containsExactly(new ChunkAvailability(0, false, 0, 3), new ChunkAvailability(1, true, 1, 1));
    }

    @Test
    void whatWasProvenOnceInTheWindowIsProvenHoweverOftenItWasNotDelivered() {
        hears(Check.of(Swarm.LEECHER, 1).missing(0));
        hears(Check.of(Swarm.LEECHER, 2).delivered(0, Swarm.ALICE, Swarm.BOB));
        hears(Check.of(Swarm.LEECHER, 3).missing(0));
        assertThat(health().getChunks()).containsExactly(new ChunkAvailability(0, true, 1, 3));
    }

    @Test
    void whoAnswersItsOwnQuestionMakesNothingAvailableAndAnsweredNobody() {
        hears(Check.of(Swarm.ALICE, 1).delivered(0, Swarm.ALICE, Swarm.ALICE).delivered(1, Swarm.ALICE));
        hears(Check.of(Swarm.LEECHER, 1).missing(1));
        assertThat(health().getChunks())
                .containsExactly(new ChunkAvailability(0, false, 0, 1), new ChunkAvailability(1, false, 0, 2));
        assertThat(health().getResponses()).contains(new SourceCount(Swarm.ALICE, 0));
    }

    @Test
    void aChunkThatAnotherHosterProvedIsAvailableThoughTheSpeakerAnsweredItself() {
        hears(Check.of(Swarm.ALICE, 1).delivered(0, Swarm.ALICE, Swarm.ALICE, Swarm.BOB));
        assertThat(health().getChunks()).containsExactly(new ChunkAvailability(0, true, 1, 1));
    }

    @Test
    void whoAnsweredFirstIsCountedUnknownPeersFirstThenThePlansHosters() {
        hears(Check.of(Swarm.LEECHER, 1).delivered(0, Swarm.ALICE).delivered(1, Swarm.STRANGER));
        hears(Check.of(Swarm.LEECHER, 2).delivered(0, Swarm.ALICE).delivered(1, Swarm.BOB));
        assertThat(health().getResponses())
                .containsExactly(
                        new SourceCount(null, 1),
                        new SourceCount(Swarm.CAROL, 0),
                        new SourceCount(Swarm.ALICE, 2),
                        new SourceCount(Swarm.BOB, 1));
        assertThat(health().getAttestors()).isEqualTo(1);
    }

    @Test
    void aHosterThatLeftThePlanIsAnUnknownPeer() {
        hears(Check.of(Swarm.LEECHER, 1).delivered(0, Swarm.ALICE, Swarm.ALICE));
        HostingSetup without = HostingSetup.newBuilder(Swarm.setup())
                .setHosters(List.of(Swarm.setup().getHosters().get(2)))
                .build();
        Health health = findings(without).health().orElseThrow();
        assertThat(health.getResponses()).containsExactly(new SourceCount(null, 1), new SourceCount(Swarm.BOB, 0));
        assertThat(health.getChunks()).containsExactly(new ChunkAvailability(0, true, 0, 1));
    }

    @Test
    void aHostersWordAboutItselfProvesNothing() {
        hears(Check.of(Swarm.ALICE, 1).delivered(0, Swarm.BOB, Swarm.ALICE, Swarm.BOB));
        assertThat(health().getChunks()).containsExactly(new ChunkAvailability(0, true, 1, 1));
    }

    @Test
    void aCheckThatAskedForNothingSaysNothing() {
        hears(Check.of(Swarm.LEECHER, 1));
        assertThat(policy.conclude(Swarm.SETUP, MINUTE, 0, state, Heard.nobody(), Swarm.setup()))
                .isEmpty();
    }

    @Test
    void aChunkThatLeftThePlanIsNotReported() {
        hears(Check.of(Swarm.LEECHER, 1).missing(0).missing(1));
        hears(Harvest.of(Swarm.LEECHER, 1).saw(0, 2, 1));
        HostingSetup smaller =
                HostingSetup.newBuilder(Swarm.setup()).setChunks(List.of(1)).build();
        assertThat(findings(smaller).health().orElseThrow().getChunks())
                .extracting(ChunkAvailability::getIndex)
                .containsExactly(1);
        assertThat(findings(smaller).busyness().orElseThrow().getHotChunks())
                .containsExactly(new ChunkDemand(1, 1L, 1.0));
    }

    private void hears(Harvest harvest) {
        state = policy.add(state, new Observation.Harvest(harvest.record()));
    }

    private void hears(Check check) {
        state = policy.add(state, new Observation.Check(check.record()));
    }

    private void hears(Batch batch) {
        state = policy.add(
                state, new Demand(batch.record().getHeader(), batch.record().getRequests()));
    }

    private Busyness busyness() {
        return findings(Swarm.setup()).busyness().orElseThrow();
    }

    private Health health() {
        return findings(Swarm.setup()).health().orElseThrow();
    }

    private SwarmFindings findings(HostingSetup setup) {
        return policy.conclude(Swarm.SETUP, MINUTE, 0, state, Heard.nobody(), setup)
                .get(0);
    }
}
