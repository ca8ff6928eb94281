package io.swarmgauge.streams.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.node.ChunkCheck;
import io.swarmgauge.schema.node.HosterAnswer;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.RequestHarvest;
import io.swarmgauge.schema.node.RequestedRange;
import io.swarmgauge.schema.node.SourceCount;
import io.swarmgauge.schema.node.StorageCheck;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.streams.testkit.Check;
import io.swarmgauge.streams.testkit.Harvest;
import io.swarmgauge.streams.testkit.Swarm;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What harvests and storage checks must say to be of use. */
class SwarmRecordRulesTest {

    private static final RequestHarvest HARVEST = Harvest.of(Swarm.LEECHER, 1)
            .saw(0, 3, 2)
            .saw(3, 1, 5)
            .andRepeated(4)
            .record();
    private static final StorageCheck CHECK = Check.of(Swarm.LEECHER, 1)
            .delivered(0, Swarm.ALICE, Swarm.ALICE, Swarm.BOB)
            .delivered(1, Swarm.STRANGER)
            .missing(9)
            .record();

    @Test
    void aHarvestThatAddsUpPasses() {
        assertThat(problems(HARVEST)).isEmpty();
        assertThat(offPlan(HARVEST)).isEmpty();
        assertThat(problems(Harvest.of(Swarm.LEECHER, 1).record())).isEmpty();
    }

    @Test
    void theRangesOfAHarvestGiveItsDistinctRequests() {
        RequestHarvest harvest =
                RequestHarvest.newBuilder(HARVEST).setDistinctRequests(10).build();
        assertThat(problems(harvest)).containsExactly("ranges add up to 11 requests, distinctRequests says 10");
    }

    @Test
    void requestsAreNotFewerThanTheDistinctOnes() {
        RequestHarvest harvest =
                RequestHarvest.newBuilder(HARVEST).setRequests(10).build();
        assertThat(problems(harvest)).containsExactly("distinctRequests is 11, requests are only 10");
    }

    @Test
    void aRangeIsNotAskedForByMorePeersThanAskedAtAll() {
        RequestHarvest harvest = RequestHarvest.newBuilder(HARVEST).setPeers(4).build();
        assertThat(problems(harvest)).containsExactly("ranges.peers is 5, the harvest saw only 4");
    }

    @Test
    void aRangeHoldsAChunkAndHasAPeer() {
        assertThat(problems(harvestOf(
                        new RequestedRange(-1, 1, 1), new RequestedRange(1, 0, 1), new RequestedRange(2, 1, 0))))
                .contains(
                        "ranges.first is -1, must not be negative",
                        "ranges.length is 0, must be at least 1",
                        "ranges.peers is 0, must be at least 1");
    }

    @Test
    void rangesAscendAndDoNotOverlap() {
        assertThat(problems(harvestOf(new RequestedRange(0, 3, 1), new RequestedRange(3, 1, 1))))
                .isEmpty();
        assertThat(problems(harvestOf(new RequestedRange(0, 3, 1), new RequestedRange(2, 1, 1))))
                .containsExactly("the range from 2 follows the one of 3 from 0, must ascend without overlap");
        assertThat(problems(harvestOf(new RequestedRange(5, 1, 1), new RequestedRange(4, 1, 1))))
                .containsExactly("the range from 4 follows the one of 1 from 5, must ascend without overlap");
        assertThat(problems(harvestOf(new RequestedRange(Integer.MAX_VALUE, 2, 1), new RequestedRange(0, 1, 1))))
                .hasSize(1);
    }

    @Test
    void aRangeStaysWithinTheSetup() {
        assertThat(offPlan(harvestOf(new RequestedRange(0, 10, 1)))).isEmpty();
        assertThat(offPlan(harvestOf(new RequestedRange(1, 10, 1))))
                .containsExactly("ranges has 10 chunks from 1 that are not all chunks of setup 'setup-1'");
        assertThat(offPlan(harvestOf(new RequestedRange(10, 1, 1)))).hasSize(1);
    }

    @Test
    void aRangeOfTwoBillionChunksIsJudgedWithoutWalkingIt() {
        RequestHarvest harvest = harvestOf(new RequestedRange(0, Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertThat(problems(harvest))
                .containsExactly("requests is 4611686014132420609, must be from 0 to 1000000000000");
        assertThat(offPlan(harvest))
                .containsExactly("ranges has 2147483647 chunks from 0 that are not all chunks of setup 'setup-1'");
    }

    @Test
    void aRangeBeyondTheLastIndexNamesNoChunk() {
        HostingSetup setup = HostingSetup.newBuilder(Swarm.setup())
                .setChunks(List.of(0, 1, Integer.MAX_VALUE))
                .build();
        Findings findings = new Findings();
        new RequestHarvestRules().checkAgainst(setup, harvestOf(new RequestedRange(Integer.MAX_VALUE, 2, 1)), findings);
        assertThat(findings.problems()).hasSize(1);
    }

    @Test
    void aStorageCheckThatAddsUpPasses() {
        assertThat(problems(CHECK)).isEmpty();
        assertThat(offPlan(CHECK)).isEmpty();
    }

    @Test
    void aStorageCheckAsksForEachChunkOnceAscending() {
        assertThat(problems(Check.of(Swarm.LEECHER, 1)
                        .missing(2)
                        .missing(2)
                        .missing(1)
                        .record()))
                .containsExactly(
                        "chunks.index 2 follows 2, must ascend, each once",
                        "chunks.index 1 follows 2, must ascend, each once");
    }

    @Test
    void whoAnsweredIsGivenIfAndOnlyIfAnybodyDid() {
        assertThat(problems(checkOf(new ChunkCheck(1, Outcome.OK, null, List.of()), new SourceCount(null, 1))))
                .containsExactly("chunk 1 with outcome OK has no answeredBy");
        assertThat(problems(checkOf(new ChunkCheck(1, Outcome.TIMEOUT, Swarm.BOB, List.of()), null)))
                .containsExactly("chunk 1 with outcome TIMEOUT has an answeredBy");
        assertThat(problems(checkOf(new ChunkCheck(1, Outcome.OK, "bob", List.of()), new SourceCount(null, 1))))
                .containsExactly("chunks.answeredBy is 'bob', must be 64 lower-case hex digits");
    }

    @Test
    void eachHosterIsAskedOncePerChunk() {
        HosterAnswer answer = new HosterAnswer(Swarm.BOB, Outcome.NOT_FOUND);
        assertThat(problems(checkOf(new ChunkCheck(1, Outcome.TIMEOUT, null, List.of(answer, answer)), null)))
                .containsExactly("chunk 1 names a hoster twice");
    }

    @Test
    void whatAHosterDeliversCanBeHadFromAnyPeer() {
        HosterAnswer delivered = new HosterAnswer(Swarm.BOB, Outcome.OK);
        assertThat(problems(checkOf(new ChunkCheck(1, Outcome.NOT_FOUND, null, List.of(delivered)), null)))
                .containsExactly("chunk 1 came from a hoster, but from any peer it is NOT_FOUND");
    }

    @Test
    void responsesAddUpToTheAnsweredChunksWithEachSourceOnce() {
        StorageCheck more = StorageCheck.newBuilder(CHECK)
                .setResponses(List.of(new SourceCount(null, 2), new SourceCount(null, 1)))
                .build();
        assertThat(problems(more))
                .containsExactly("responses names a source twice", "responses add up to 3, 2 chunks were answered");
        StorageCheck negative = StorageCheck.newBuilder(CHECK)
                .setResponses(List.of(new SourceCount(null, 3), new SourceCount(Swarm.BOB, -1)))
                .build();
        assertThat(problems(negative))
                .containsExactly(
                        "responses.answers is -1, must not be negative",
                        "responses gives %s -1 answers, answeredBy names it 0 times".formatted(Swarm.BOB));
    }

    @Test
    void eachHostersResponsesAreTheChunksThatNameIt() {
        StorageCheck shifted = StorageCheck.newBuilder(CHECK)
                .setResponses(List.of(new SourceCount(null, 0), new SourceCount(Swarm.ALICE, 2)))
                .build();
        assertThat(problems(shifted))
                .containsExactly("responses gives %s 2 answers, answeredBy names it 1 times".formatted(Swarm.ALICE));
        StorageCheck another = StorageCheck.newBuilder(CHECK)
                .setResponses(List.of(new SourceCount(null, 1), new SourceCount(Swarm.BOB, 1)))
                .build();
        assertThat(problems(another))
                .containsExactly("responses gives %s 1 answers, answeredBy names it 0 times".formatted(Swarm.BOB));
    }

    @Test
    void aStorageCheckWaitsAsLongAsSomebodyWouldWait() {
        assertThat(problems(StorageCheck.newBuilder(CHECK).setTimeoutMs(99).build()))
                .containsExactly("timeoutMs is 99, must be from 100 to 600000");
    }

    @Test
    void requestsAreNoMoreThanCanBeAddedUp() {
        assertThat(problems(RequestHarvest.newBuilder(HARVEST)
                        .setRequests(1_000_000_000_000L)
                        .build()))
                .isEmpty();
        assertThat(problems(RequestHarvest.newBuilder(HARVEST)
                        .setRequests(1_000_000_000_001L)
                        .build()))
                .containsExactly("requests is 1000000000001, must be from 0 to 1000000000000");
    }

    @Test
    void aStorageCheckNamesOnlyWhatThePlanNames() {
        HosterAnswer stranger = new HosterAnswer(Swarm.STRANGER, Outcome.NOT_FOUND);
        StorageCheck check = checkOf(
                new ChunkCheck(10, Outcome.OK, Swarm.BOB, List.of(stranger)), new SourceCount(Swarm.LEECHER, 1));
        assertThat(offPlan(check))
                .containsExactly(
                        "chunks.index 10 is no chunk of setup 'setup-1'",
                        "chunks.hosters.hosterId %s is no hoster of setup 'setup-1'".formatted(Swarm.STRANGER),
                        "responses.hosterId %s is no hoster of setup 'setup-1'".formatted(Swarm.LEECHER));
    }

    @Test
    void anUnknownPeerMayAnswerFirst() {
        StorageCheck check = Check.of(Swarm.LEECHER, 1)
                .delivered(1, Swarm.STRANGER, Swarm.BOB)
                .record();
        assertThat(check.getResponses()).containsExactly(new SourceCount(null, 1));
        assertThat(offPlan(check)).isEmpty();
    }

    private static RequestHarvest harvestOf(RequestedRange... ranges) {
        Harvest harvest = Harvest.of(Swarm.LEECHER, 1);
        for (RequestedRange range : ranges) {
            harvest.saw(range.getFirst(), range.getLength(), range.getPeers());
        }
        return harvest.record();
    }

    private static StorageCheck checkOf(ChunkCheck chunk, @Nullable SourceCount response) {
        return StorageCheck.newBuilder(Check.of(Swarm.LEECHER, 1).record())
                .setChunks(List.of(chunk))
                .setResponses(response == null ? List.of() : List.of(response))
                .build();
    }

    private static List<String> problems(RequestHarvest harvest) {
        Findings findings = new Findings();
        new RequestHarvestRules().check(harvest, findings);
        return findings.problems();
    }

    private static List<String> problems(StorageCheck check) {
        Findings findings = new Findings();
        new StorageCheckRules().check(check, findings);
        return findings.problems();
    }

    private static List<String> offPlan(RequestHarvest harvest) {
        Findings findings = new Findings();
        new RequestHarvestRules().checkAgainst(Swarm.setup(), harvest, findings);
        return findings.problems();
    }

    private static List<String> offPlan(StorageCheck check) {
        Findings findings = new Findings();
        new StorageCheckRules().checkAgainst(Swarm.setup(), check, findings);
        return findings.problems();
    }
}
