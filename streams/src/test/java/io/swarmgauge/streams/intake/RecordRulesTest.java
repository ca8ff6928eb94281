package io.swarmgauge.streams.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmgauge.schema.node.AttestationRating;
import io.swarmgauge.schema.node.BenchmarkKind;
import io.swarmgauge.schema.node.BenchmarkResult;
import io.swarmgauge.schema.node.ChunkClaim;
import io.swarmgauge.schema.node.ChunkHistogram;
import io.swarmgauge.schema.node.CounterpartyTraffic;
import io.swarmgauge.schema.node.NodeHeader;
import io.swarmgauge.schema.node.Outcome;
import io.swarmgauge.schema.node.Sample;
import io.swarmgauge.schema.node.SelfReport;
import io.swarmgauge.schema.node.Traffic;
import io.swarmgauge.schema.node.TransferBatch;
import io.swarmgauge.schema.plan.HostingSetup;
import io.swarmgauge.schema.plan.SetupHoster;
import io.swarmgauge.schema.plan.Terms;
import io.swarmgauge.streams.testkit.Batch;
import io.swarmgauge.streams.testkit.Claim;
import io.swarmgauge.streams.testkit.Swarm;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordRulesTest {

    private static final TransferBatch BATCH =
            Batch.of(Swarm.ALICE, 1).sent(Swarm.LEECHER, 3, 2, 100).record();
    private static final SelfReport REPORT =
            Claim.of(Swarm.ALICE, 1).sent(3, 2, 100).record();

    @Test
    void aBatchThatAddsUpPasses() {
        assertThat(problems(new TransferRules(), BATCH)).isEmpty();
    }

    @Test
    void aNegativeByteCountIsNamedWithItsField() {
        TransferBatch batch = TransferBatch.newBuilder(BATCH)
                .setDownloaded(new Traffic(0L, -5L))
                .build();
        assertThat(problems(new TransferRules(), batch))
                .contains("downloaded.bytes is -5, must not be negative")
                .contains("downloads add up to 0 bytes, downloaded says -5");
    }

    @Test
    void aHistogramMustGiveTheTotals() {
        TransferBatch batch = TransferBatch.newBuilder(BATCH)
                .setUploads(new ChunkHistogram(List.of(3), List.of(1), List.of(100)))
                .build();
        assertThat(problems(new TransferRules(), batch))
                .containsExactly(
                        "uploads add up to 1 chunks, uploaded says 2",
                        "uploads add up to 100 bytes, uploaded says 200");
    }

    @Test
    void theArraysOfAHistogramAreOfEqualLength() {
        TransferBatch batch = TransferBatch.newBuilder(BATCH)
                .setUploads(new ChunkHistogram(List.of(3), List.of(2, 1), List.of(100)))
                .build();
        assertThat(problems(new TransferRules(), batch))
                .containsExactly("uploads has 1 indexes, 2 counts and 1 sizes, must be of equal length");
    }

    @Test
    void counterpartiesOfWhichTheSumWrapsAreRefused() {
        TransferBatch batch = TransferBatch.newBuilder(BATCH)
                .setCounterparties(
                        Collections.nCopies(2, new CounterpartyTraffic(Swarm.BOB, 1L, Long.MAX_VALUE, 0L, 0L)))
                .build();
        assertThat(problems(new TransferRules(), batch))
                .contains("counterparties.uploadedBytes add up to more than 9223372036854775807");
    }

    @Test
    void counterpartiesAreNodesAndDoNotExceedTheTotals() {
        TransferBatch batch = TransferBatch.newBuilder(BATCH)
                .setCounterparties(List.of(new CounterpartyTraffic("bob", 3L, 200L, 0L, 0L)))
                .build();
        assertThat(problems(new TransferRules(), batch))
                .containsExactly(
                        "counterparties.peerId is 'bob', must be 64 lower-case hex digits",
                        "counterparties.uploadedChunks add up to 3, the total is 2");
        TransferBatch crowded = TransferBatch.newBuilder(BATCH)
                .setCounterparties(Collections.nCopies(33, new CounterpartyTraffic(Swarm.BOB, 0L, 0L, 0L, 0L)))
                .build();
        assertThat(problems(new TransferRules(), crowded))
                .containsExactly("counterparties are 33, at most 32 are named");
    }

    @Test
    void aSelfReportIsForAnAlignedPeriodOfTheLengthThatIsSet() {
        assertThat(problems(selfReportRules(), REPORT)).isEmpty();
        SelfReport shifted = SelfReport.newBuilder(REPORT)
                .setPeriodStart(10_000)
                .setPeriodEnd(70_000)
                .build();
        assertThat(problems(selfReportRules(), shifted)).anySatisfy(problem -> assertThat(problem)
                .startsWith("the period from 1970-01-01T00:00:10Z to 1970-01-01T00:01:10Z is not one of ")
                .contains("self-report.period"));
        SelfReport tooLong = SelfReport.newBuilder(REPORT).setPeriodEnd(120_000).build();
        assertThat(problems(selfReportRules(), tooLong)).hasSize(1);
    }

    @Test
    void aSelfReportCoversNothingOutsideItsPeriod() {
        assertThat(problems(
                        selfReportRules(),
                        Claim.of(Swarm.ALICE, 1).covering(0, 60_001).record()))
                .containsExactly("header from 0 to 60001 is not within the period from 0 to 60000");
    }

    @Test
    void aSelfReportThatDoesNotAddUpPassesBecauseThatIsForTheVerdict() {
        assertThat(problems(
                        selfReportRules(),
                        Claim.of(Swarm.ALICE, 1).sent(3, 2, 100).withTotalOff(7).record()))
                .isEmpty();
    }

    @Test
    void theChunksOfASelfReportAscend() {
        SelfReport report = SelfReport.newBuilder(REPORT)
                .setChunks(List.of(new ChunkClaim(3, 1L, 100), new ChunkClaim(2, 1L, 100)))
                .build();
        assertThat(problems(selfReportRules(), report)).containsExactly("chunks.index 2 follows 3, must ascend");
    }

    @Test
    void aSampleHasALatencyIfAndOnlyIfItWasDelivered() {
        BenchmarkResult result = new BenchmarkResult(
                new NodeHeader(Swarm.BOB, "region", 1L, 1L, 0L, 10L),
                Swarm.SETUP,
                Swarm.ALICE,
                BenchmarkKind.WORKING,
                5000,
                null,
                List.of(
                        new Sample(1, Outcome.OK, 100, 4.5, null),
                        new Sample(2, Outcome.OK, 100, null, null),
                        new Sample(3, Outcome.TIMEOUT, 0, 5000.0, null),
                        new Sample(4, Outcome.CORRUPT, 100, null, null),
                        new Sample(5, Outcome.OK, 100, Double.NaN, null)),
                AttestationRating.UNKNOWN,
                null,
                null);
        assertThat(problems(new BenchmarkRules(), result))
                .containsExactly(
                        "a sample with outcome OK has no latencyMs",
                        "a sample with outcome TIMEOUT has a latencyMs",
                        "a sample with outcome CORRUPT has a size of 100",
                        "samples.latencyMs is NaN, must not be negative");
    }

    @Test
    void aRecordNamesOnlyChunksOfItsSetup() {
        assertThat(againstSetup(new TransferRules(), BATCH)).isEmpty();
        assertThat(againstSetup(
                        new TransferRules(),
                        Batch.of(Swarm.ALICE, 1)
                                .sent(Swarm.LEECHER, 9, 1, 100)
                                .received(Swarm.BOB, 9, 1, 100)
                                .received(Swarm.BOB, 10, 1, 100)
                                .record()))
                .containsExactly("downloads index 10 is no chunk of setup 'setup-1'");
        assertThat(againstSetup(
                        selfReportRules(),
                        Claim.of(Swarm.ALICE, 1)
                                .sent(9, 1, 100)
                                .sent(10, 1, 100)
                                .record()))
                .containsExactly("chunks.index 10 is no chunk of setup 'setup-1'");
        assertThat(againstSetup(new BenchmarkRules(), benchmarkOf(Swarm.ALICE, 10)))
                .containsExactly("samples.index 10 is no chunk of setup 'setup-1'");
    }

    @Test
    void deltasThatAddUpBeyondAnIntNameNoChunk() {
        TransferBatch batch = TransferBatch.newBuilder(BATCH)
                .setUploads(new ChunkHistogram(
                        List.of(Integer.MAX_VALUE, Integer.MAX_VALUE, 5), List.of(1, 1, 1), List.of(1, 1, 1)))
                .build();
        assertThat(againstSetup(new TransferRules(), batch))
                .contains("uploads index 2147483647 is no chunk of setup 'setup-1'");
    }

    @Test
    void onlyAHosterOfTheSetupClaimsAndIsMeasured() {
        assertThat(againstSetup(selfReportRules(), Claim.of(Swarm.STRANGER, 1).record()))
                .containsExactly("header.nodeId %s is no hoster of setup 'setup-1'".formatted(Swarm.STRANGER));
        assertThat(againstSetup(new BenchmarkRules(), benchmarkOf(Swarm.STRANGER, 1)))
                .containsExactly("hosterId %s is no hoster of setup 'setup-1'".formatted(Swarm.STRANGER));
    }

    @Test
    void aRecordOfAThousandProblemsIsDescribedInAFewWords() {
        Findings findings = new Findings();
        for (int i = 0; i < 1_000; i++) {
            findings.notNegative("field", -1);
        }
        assertThat(findings.problems()).hasSize(8);
        assertThat(findings.inWords()).endsWith("field is -1, must not be negative; and 992 more");
    }

    @Test
    void aSetupNamesEachOfItsHostersOnce() {
        HostingSetup setup = Swarm.setup();
        assertThat(problems(new SetupRules(), setup)).isEmpty();
        HostingSetup twice = HostingSetup.newBuilder(setup)
                .setHosters(Collections.nCopies(2, setup.getHosters().get(0)))
                .build();
        assertThat(problems(new SetupRules(), twice)).containsExactly("hosters names a hoster twice");
        HostingSetup nobody =
                HostingSetup.newBuilder(setup).setHosters(List.of()).build();
        assertThat(problems(new SetupRules(), nobody)).containsExactly("hosters is empty");
    }

    @Test
    void aSetupsTermsCanBeKept() {
        assertThat(problems(new SetupRules(), withTerms(new Terms(0.99, 1L, 1e-6, 0.5, 1.0))))
                .isEmpty();
        assertThat(problems(new SetupRules(), withTerms(new Terms(null, null, null, null, null))))
                .isEmpty();
        assertThat(problems(new SetupRules(), withTerms(new Terms(1.5, 0L, 0.0, Double.POSITIVE_INFINITY, Double.NaN))))
                .containsExactly(
                        "terms.availability is 1.5, must be from 0 to 1",
                        "terms.speedBitsPerSecond is 0, must be above nothing",
                        "terms.speedGuarantee is 0.0, must be from 1.0E-6 to 1",
                        "terms.lagMs is Infinity, must be above nothing",
                        "terms.lagGuarantee is NaN, must be from 1.0E-6 to 1");
    }

    @Test
    void theTermsOfASetupHoldForSomeTime() {
        assertThat(problems(new SetupRules(), holding(1_000L, 1_001L))).isEmpty();
        assertThat(problems(new SetupRules(), holding(1_000L, null))).isEmpty();
        assertThat(problems(new SetupRules(), holding(null, 1_000L))).isEmpty();
        assertThat(problems(new SetupRules(), holding(1_000L, 1_000L)))
                .containsExactly("untilTime 1000 is not after fromTime 1000");
        assertThat(problems(new SetupRules(), holding(1_000L, 999L)))
                .containsExactly("untilTime 999 is not after fromTime 1000");
    }

    @Test
    void aSetupPaysNoLessThanNothingAndNamesRegionsAsNodesDo() {
        HostingSetup setup = HostingSetup.newBuilder(Swarm.setup())
                .setHosters(List.of(new SetupHoster(Swarm.ALICE, " ", -1L)))
                .setRegions(List.of("r".repeat(65)))
                .build();
        assertThat(problems(new SetupRules(), setup))
                .containsExactly(
                        "hosters.region is blank",
                        "hosters.payPerDay is -1, must not be negative",
                        "regions has 65 characters, at most 64 are taken");
    }

    @Test
    void requestsOfABatchAreNoMoreThanCanBeAddedUp() {
        TransferBatch batch =
                TransferBatch.newBuilder(BATCH).setRequests(1_000_000_000_001L).build();
        assertThat(problems(new TransferRules(), batch))
                .containsExactly("requests is 1000000000001, must be from 0 to 1000000000000");
    }

    @Test
    void aChunkIsNoLargerThanAnyIs() {
        assertThat(problems(
                        selfReportRules(),
                        Claim.of(Swarm.ALICE, 1).sent(3, 2, 16 * 1024 * 1024).record()))
                .isEmpty();
        assertThat(problems(
                        selfReportRules(),
                        Claim.of(Swarm.ALICE, 1)
                                .sent(3, 2, 16 * 1024 * 1024 + 1)
                                .record()))
                .containsExactly("chunks.size is 16777217, must be from 0 to 16777216");
        assertThat(problems(
                        new TransferRules(),
                        Batch.of(Swarm.ALICE, 1)
                                .sent(Swarm.LEECHER, 3, 2, 16 * 1024 * 1024 + 1)
                                .record()))
                .containsExactly("uploads.sizes is 16777217, must be from 0 to 16777216");
    }

    @Test
    void aHeadersRegionIsShortAndCanBeSeen() {
        assertThat(regionProblems("r".repeat(64))).isEmpty();
        assertThat(regionProblems("Süd-Amerika 世界")).isEmpty();
        assertThat(regionProblems("r".repeat(65)))
                .containsExactly("header.region has 65 characters, at most 64 are taken");
        assertThat(regionProblems("a\u0000b")).containsExactly("header.region has a control character");
        assertThat(regionProblems("a\nb")).containsExactly("header.region has a control character");
        assertThat(regionProblems(" ")).containsExactly("header.region is blank");
        assertThat(regionProblems("")).containsExactly("header.region is blank");
    }

    @Test
    void aHeaderIsSaneAndDoesNotSpeakOfTheFuture() {
        Findings findings = new Findings();
        HeaderRules.check(new NodeHeader("Alice", "region", -1L, 0L, 20L, 10L), 0, findings);
        assertThat(findings.problems())
                .containsExactly(
                        "header.nodeId is 'Alice', must be 64 lower-case hex digits",
                        "header.epoch is -1, must not be negative",
                        "header.sequence is 0, must be at least 1",
                        "header.windowEnd 10 is before header.windowStart 20");
        Findings ahead = new Findings();
        HeaderRules.check(new NodeHeader(Swarm.ALICE, "region", 0L, 1L, 0L, 600_001L), 0, ahead);
        assertThat(ahead.problems())
                .containsExactly("header.windowEnd 600001 is over 600 s after the record's timestamp 0");
    }

    private static List<String> regionProblems(String region) {
        Findings findings = new Findings();
        HeaderRules.check(new NodeHeader(Swarm.ALICE, region, 0L, 1L, 0L, 10L), 0, findings);
        return findings.problems();
    }

    private static HostingSetup holding(@Nullable Long from, @Nullable Long until) {
        return HostingSetup.newBuilder(Swarm.setup())
                .setFromTime(from)
                .setUntilTime(until)
                .build();
    }

    private static HostingSetup withTerms(Terms terms) {
        return HostingSetup.newBuilder(Swarm.setup()).setTerms(terms).build();
    }

    private static SelfReportRules selfReportRules() {
        return new SelfReportRules(Duration.ofSeconds(60));
    }

    private static BenchmarkResult benchmarkOf(String hoster, int index) {
        return new BenchmarkResult(
                new NodeHeader(Swarm.LEECHER, "region", 1L, 1L, 0L, 10L),
                Swarm.SETUP,
                hoster,
                BenchmarkKind.WORKING,
                5000,
                null,
                List.of(new Sample(index, Outcome.OK, 100, 4.5, null)),
                AttestationRating.UNKNOWN,
                null,
                null);
    }

    private static <V> List<String> againstSetup(RecordRules<V> rules, V record) {
        Findings findings = new Findings();
        rules.checkAgainst(Swarm.setup(), record, findings);
        return findings.problems();
    }

    private static <V> List<String> problems(RecordRules<V> rules, V record) {
        Findings findings = new Findings();
        rules.check(record, findings);
        return findings.problems();
    }
}
