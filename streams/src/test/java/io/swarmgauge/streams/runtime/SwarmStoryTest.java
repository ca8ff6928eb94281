package io.swarmgauge.streams.runtime;

import static io.swarmgauge.streams.testkit.Swarm.ALICE;
import static io.swarmgauge.streams.testkit.Swarm.BOB;
import static io.swarmgauge.streams.testkit.Swarm.LEECHER;
import static io.swarmgauge.streams.testkit.Swarm.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.swarmgauge.schema.gauge.SwarmState;
import io.swarmgauge.schema.node.RequestHarvest;
import io.swarmgauge.schema.node.StorageCheck;
import io.swarmgauge.streams.testkit.Batch;
import io.swarmgauge.streams.testkit.Check;
import io.swarmgauge.streams.testkit.GaugeDriver;
import io.swarmgauge.streams.testkit.Harvest;
import io.swarmgauge.streams.testkit.Swarm;
import io.swarmgauge.topics.TopicCatalogue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows of a minute with 30 s of grace, kept for a day. */
class SwarmStoryTest {

    @TempDir
    Path directory;

    private GaugeDriver gauge;

    @BeforeEach
    void planTheSetup() {
        gauge = new GaugeDriver(directory, "");
        gauge.plan(Swarm.setup());
    }

    @AfterEach
    void close() {
        gauge.close();
    }

    @Test
    void aWindowOfHarvestsChecksAndBatchesBecomesTheStateWhenItsGraceIsOver() {
        gauge.hear(Harvest.of(LEECHER, 1).saw(0, 2, 5).record());
        gauge.hear(Check.of(LEECHER, 1).delivered(0, ALICE, ALICE).missing(1).record());
        gauge.hear(Batch.of(ALICE, 1).asked(120).record());
        gauge.passTimeTo(89_999);
        assertThat(swarm()).isEmpty();

        gauge.passTimeTo(90_000);
        assertThat(swarm()).singleElement().satisfies(state -> {
            assertThat(state.getSetupId()).isEqualTo(Swarm.SETUP);
            assertThat(state.getBusyness().getWindowStart()).isZero();
            assertThat(state.getBusyness().getWindowEnd()).isEqualTo(60_000);
            assertThat(state.getBusyness().getHarvestedPerSecond()).isEqualTo(1.0);
            assertThat(state.getBusyness().getHostersPerSecond()).isEqualTo(2.0);
            assertThat(state.getHealth().getChunksAvailable()).isEqualTo(1);
            assertThat(state.getHealth().getUnanswered()).isEqualTo(1);
        });
        gauge.passTimeTo(900_000);
        assertThat(swarm()).isEmpty();
    }

    @Test
    void aHarvestOnTheVeryEndOfAWindowBelongsToTheNext() {
        gauge.hear(Harvest.of(LEECHER, 1).between(59_999, 69_999).saw(0, 1, 1).record());
        gauge.hear(Harvest.of(LEECHER, 2).between(60_000, 70_000).saw(1, 1, 1).record());
        gauge.passTimeTo(150_000);
        assertThat(swarm())
                .extracting(state -> state.getBusyness().getHotChunks().get(0).getIndex())
                .containsExactly(0, 1);
    }

    @Test
    void withinTheGraceAnyOrderWillDo() {
        gauge.hear(Check.of(LEECHER, 2).between(70_000, 80_000).missing(2).record());
        gauge.hear(Check.of(LEECHER, 1).missing(1).record());
        gauge.passTimeTo(90_000);
        assertThat(swarm()).singleElement().satisfies(state -> assertThat(
                        state.getHealth().getChunks().get(0).getIndex())
                .isEqualTo(1));
    }

    @Test
    void aLateRecordCorrectsTheLatestWindowAndNoOlderOne() {
        gauge.hear(Batch.of(ALICE, 1).asked(60).record());
        gauge.hear(Batch.of(ALICE, 2).between(60_000, 70_000).asked(120).record());
        gauge.passTimeTo(150_000);
        assertThat(swarm())
                .extracting(state -> state.getBusyness().getHostersPerSecond())
                .containsExactly(1.0, 2.0);

        gauge.hear(Batch.of(BOB, 1).between(60_000, 70_000).asked(60).record());
        assertThat(swarm())
                .extracting(state -> state.getBusyness().getHostersPerSecond())
                .containsExactly(3.0);
        gauge.hear(Batch.of(BOB, 2).asked(60).record());
        assertThat(swarm()).isEmpty();
    }

    @Test
    void aDuplicateChangesNothing() {
        gauge.hear(Harvest.of(LEECHER, 1).saw(0, 2, 5).record());
        gauge.hear(Harvest.of(LEECHER, 1).saw(0, 2, 5).record());
        gauge.passTimeTo(90_000);
        assertThat(swarm())
                .extracting(state -> state.getBusyness().getHarvestedPerSecond())
                .containsExactly(1.0);
        gauge.hear(Harvest.of(LEECHER, 1).saw(0, 2, 5).record());
        assertThat(swarm()).isEmpty();
    }

    @Test
    void whatOthersThanHostersWereAskedIsNotTheSetupsDemand() {
        gauge.hear(Batch.of(STRANGER, 1).asked(1_000_000).record());
        gauge.passTimeTo(90_000);
        assertThat(swarm()).isEmpty();
    }

    @Test
    void healthIsKeptWhileOnlyDemandIsHeardOfAlsoAfterARestart() {
        gauge.hear(Check.of(LEECHER, 1).delivered(0, ALICE, ALICE).record());
        gauge.passTimeTo(90_000);
        swarm();
        gauge.restart();
        gauge.hear(Batch.of(ALICE, 1).between(90_000, 100_000).asked(60).record());
        gauge.passTimeTo(150_000);
        assertThat(swarm()).singleElement().satisfies(state -> {
            assertThat(state.getBusyness().getWindowStart()).isEqualTo(60_000);
            assertThat(state.getHealth().getWindowStart()).isZero();
        });
    }

    @Test
    void aHarvestThatNamesTwoBillionChunksAndACheckThatContradictsItselfAreDeadLetters() {
        gauge.hear(Harvest.of(LEECHER, 1).saw(0, Integer.MAX_VALUE, 1).record());
        gauge.hear(
                StorageCheck.newBuilder(Check.of(LEECHER, 1).delivered(0, ALICE).record())
                        .setResponses(List.of())
                        .build());
        gauge.hear(RequestHarvest.newBuilder(Harvest.of(LEECHER, 2).saw(0, 1, 1).record())
                .setSetupId("setup-2")
                .build());
        assertThat(gauge.deadLetters())
                .extracting(
                        letter -> GaugeDriver.header(letter, "sg-topic"),
                        letter -> GaugeDriver.header(letter, "sg-reason"),
                        letter -> GaugeDriver.header(letter, "sg-detail"))
                .containsExactly(
                        tuple(
                                "node.requests",
                                "INVALID",
                                "ranges has 2147483647 chunks from 0 that are not all chunks of setup 'setup-1'"),
                        tuple("node.storage-checks", "INVALID", "responses add up to 0, 1 chunks were answered"),
                        tuple("node.requests", "UNKNOWN_SETUP", "the plan has no setup 'setup-2'"));
    }

    private List<SwarmState> swarm() {
        return gauge.read(TopicCatalogue.SWARM);
    }
}
